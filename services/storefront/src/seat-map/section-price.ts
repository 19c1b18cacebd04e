import type { Money } from '@onsale/kernel/money';
import type { Texts } from '../language/en.ts';
import type { SectionStock } from './stock.ts';

/** What a section's seats cost, in a few words: one price, or the lowest of several. */
export const sectionPrice = ({ ticketTypes }: SectionStock, price: (amount: Money) => string, t: Texts): string => {
  const [cheapest, ...others] = [...ticketTypes].sort((one, other) => one.price.amount - other.price.amount);
  if (!cheapest) return t.notForSale;
  return others.length === 0 ? price(cheapest.price) : t.from(price(cheapest.price));
};
