import type { EventSummary, Locale } from '@onsale/contracts/shapes';
import { formatMoney } from '@onsale/kernel/money';
import type { Money } from '@onsale/kernel/money';
import { remembered } from '@onsale/kernel/remembered';

const english = {
  section: 'Section',
  row: 'Row',
  seat: 'Seat',
  ticket: 'Ticket',
  admits: 'Admits',
  price: 'Price',
  free: 'Free',
  test: 'Test ticket',
  instruction: 'Show this code at the door, on paper or on your phone. It lets in one person, once: whoever shows it first.',
};

const korean: typeof english = {
  section: '구역',
  row: '열',
  seat: '좌석',
  ticket: '티켓',
  admits: '입장하실 분',
  price: '가격',
  free: '무료',
  test: '시험용 티켓',
  instruction: '입장할 때 이 코드를 보여 주세요. 처음 제시한 한 분만 한 번 입장할 수 있습니다.',
};

export const ticketTexts: Readonly<Record<Locale, typeof english>> = { en: english, ko: korean };

export const priceText = (price: Money, locale: Locale): string =>
  price.amount === 0 ? ticketTexts[locale].free : formatMoney(price, locale);

/** To make a format costs a hundred times what it costs to use it. */
const formatsOf = remembered(100, (key) => {
  const [locale, timeZone] = key.split(' ');
  return {
    date: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }),
    zone: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }),
  };
});

/** The start in the venue's own time, e.g. `Saturday, May 1, 2027` and `8:00 PM`, `Central European Summer Time`. */
export const whenTexts = ({ startsAt, timeZone }: EventSummary, locale: Locale): { date: string; time: string; zone: string } => {
  const at = new Date(startsAt);
  const { date, time, zone } = formatsOf(`${locale} ${timeZone}`);
  return {
    date: date.format(at),
    time: time.format(at),
    zone: zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  };
};
