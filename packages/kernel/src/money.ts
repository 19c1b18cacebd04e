import { remembered } from './remembered.ts';

/** An amount in a currency's minor unit: `{ amount: 5500, currency: 'EUR' }` is € 55.00, `{ amount: 55000, currency: 'KRW' }` is ₩ 55,000. */
export type Money = { readonly amount: number; readonly currency: Currency };

/** ISO 4217 codes that Onsale sells in, with the number of decimal digits of their minor unit (ISO 4217:2015, table A.1). */
export const currencyDigits = {
  AUD: 2,
  CAD: 2,
  CHF: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  JPY: 0,
  KRW: 0,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  SEK: 2,
  SGD: 2,
  USD: 2,
} as const;

export type Currency = keyof typeof currencyDigits;

export const money = (amount: number, currency: Currency): Money => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`an amount is a whole number of minor units, not ${amount}`);
  return { amount, currency };
};

/** Sums amounts of one currency; `currency` is what an empty sum is in. Throws a RangeError on mixed currencies. */
export const sum = (amounts: readonly Money[], currency: Currency): Money => {
  const stray = amounts.find((each) => each.currency !== currency);
  if (stray) throw new RangeError(`cannot add ${stray.currency} to ${currency}`);
  return money(
    amounts.reduce((total, each) => total + each.amount, 0),
    currency,
  );
};

const formatOf = remembered(100, (key) => {
  const [locale, currency] = key.split(' ');
  return new Intl.NumberFormat(locale, { style: 'currency', currency: currency ?? '' }); // both of them make the key
});

/** For people, in their language: `formatMoney({ amount: 5500, currency: 'EUR' }, 'en')` → `€55.00`. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string =>
  formatOf(`${locale} ${currency}`).format(amount / 10 ** currencyDigits[currency]);
