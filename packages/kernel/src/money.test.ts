import fc from 'fast-check';
import { formatMoney, money, sum } from './money.ts';

test.each([
  [5500, 'EUR', 'en', '€55.00'],
  [55000, 'KRW', 'ko', '₩55,000'],
  [55000, 'JPY', 'en', '¥55,000'],
  [5, 'USD', 'en', '$0.05'],
] as const)('%i minor units of %s read in %s as %s', (amount, currency, locale, text) => {
  expect(formatMoney({ amount, currency }, locale)).toBe(text);
});

test('an amount is a whole number of minor units that a double holds exactly', () => {
  for (const amount of [0.5, Number.NaN, Infinity, 2 ** 53]) expect(() => money(amount, 'EUR')).toThrow(RangeError);
});

test('a sum is the sum of its amounts, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e9 })), (amounts) => {
      const all = amounts.map((amount) => money(amount, 'EUR'));
      expect(sum(all, 'EUR')).toEqual(sum([...all].reverse(), 'EUR'));
      expect(sum(all, 'EUR').amount).toBe(amounts.reduce((total, each) => total + each, 0));
    }),
  );
});

test('amounts of two currencies are never added', () => {
  expect(() => sum([money(1, 'EUR'), money(1, 'KRW')], 'EUR')).toThrow('cannot add KRW to EUR');
});
