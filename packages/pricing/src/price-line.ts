import { money } from '@onsale/kernel/money';
import type { Currency, Money } from '@onsale/kernel/money';

/** What an organizer sets for a ticket type. All amounts in minor units; the face value and the fee include tax. */
export type PriceTerms = {
  readonly currency: Currency;
  readonly faceValue: number;
  readonly fee: number;
  /** Tax contained in face value and fee, in basis points: 1900 is 19 %. Range 0–10,000. */
  readonly taxBasisPoints: number;
};

/** The price of one ticket, frozen at the hold. `total` is all that the buyer pays; `tax` is contained in it. */
export type PriceLine = {
  readonly faceValue: Money;
  readonly fee: Money;
  readonly tax: Money;
  readonly taxBasisPoints: number;
  readonly total: Money;
};

/** Prices one ticket. Tax is taken out of the gross total once, rounded half up to the minor unit. */
export const priceLine = ({ currency, faceValue, fee, taxBasisPoints }: PriceTerms): PriceLine => {
  const total = faceValue + fee;
  const tax = Math.round((total * taxBasisPoints) / (10_000 + taxBasisPoints));
  return {
    faceValue: money(faceValue, currency),
    fee: money(fee, currency),
    tax: money(tax, currency),
    taxBasisPoints,
    total: money(total, currency),
  };
};
