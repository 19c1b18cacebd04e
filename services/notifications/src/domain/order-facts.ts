import type { EventSummary, Locale } from '@onsale/contracts/shapes';
import type { OrderId } from '@onsale/kernel/id';
import { formatMoney } from '@onsale/kernel/money';
import type { Money } from '@onsale/kernel/money';
import { remembered } from '@onsale/kernel/remembered';
import type { Letter } from './letter.ts';

type Order = { readonly orderId: OrderId; readonly event: EventSummary; readonly total: Money };

const labels = {
  en: { when: 'When', where: 'Where', order: 'Order', total: 'Total' },
  ko: { when: '일시', where: '장소', order: '주문 번호', total: '합계' },
};

/** What every mail about an order tells. */
export const orderFacts = ({ orderId, event, total }: Order, locale: Locale): Letter['facts'] => {
  const { when, where, order, total: sum } = labels[locale];
  return [
    { label: when, value: startOf(event, locale) },
    { label: where, value: event.venueName },
    { label: order, value: orderId },
    { label: sum, value: priceOf(total, locale) },
  ];
};

const free = { en: 'Free', ko: '무료' };

export const priceOf = (price: Money, locale: Locale): string => (price.amount === 0 ? free[locale] : formatMoney(price, locale));

/** As people at the venue say it, with the zone for those who are elsewhere. */
const startOf = ({ startsAt, timeZone }: EventSummary, locale: Locale): string =>
  startFormatOf(`${locale} ${timeZone}`).format(new Date(startsAt));

const startFormatOf = remembered(100, (key) => {
  const [locale, timeZone] = key.split(' ');
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
});
