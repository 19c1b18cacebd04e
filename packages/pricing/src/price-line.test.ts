import { currencyDigits } from '@onsale/kernel/money';
import type { Currency } from '@onsale/kernel/money';
import fc from 'fast-check';
import { priceLine } from './price-line.ts';

const terms = fc.record({
  currency: fc.constantFrom(...(Object.keys(currencyDigits) as Currency[])), // keys of a constant
  faceValue: fc.nat(1e10),
  fee: fc.nat(1e8),
  taxBasisPoints: fc.nat(10_000),
});

test('the total is face value and fee, and the tax is contained in it', () => {
  fc.assert(
    fc.property(terms, (each) => {
      const { total, tax, faceValue, fee } = priceLine(each);
      expect(total.amount).toBe(faceValue.amount + fee.amount);
      expect(tax.amount).toBeGreaterThanOrEqual(0);
      expect(tax.amount).toBeLessThanOrEqual(Math.ceil(total.amount / 2)); // 100 % on top is half of the gross
    }),
  );
});

test('the tax put on the net gives the gross again, within half a minor unit', () => {
  fc.assert(
    fc.property(terms, (each) => {
      const { total, tax } = priceLine(each);
      const exact = (total.amount * each.taxBasisPoints) / (10_000 + each.taxBasisPoints);
      expect(Math.abs(tax.amount - exact)).toBeLessThanOrEqual(0.5);
    }),
  );
});

test.each([
  [{ currency: 'EUR', faceValue: 2000, fee: 150, taxBasisPoints: 1900 }, 2150, 343],
  [{ currency: 'KRW', faceValue: 165000, fee: 2000, taxBasisPoints: 1000 }, 167000, 15182],
  [{ currency: 'EUR', faceValue: 0, fee: 0, taxBasisPoints: 1900 }, 0, 0],
] as const)('%j costs %i, of which %i is tax', (each, total, tax) => {
  const line = priceLine(each);
  expect([line.total.amount, line.tax.amount]).toEqual([total, tax]);
});
