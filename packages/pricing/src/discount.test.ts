import fc from 'fast-check';
import { discounted } from './discount.ts';

test.each([
  ['20 % off', { percentOff: 20 }, 5000, 4000],
  ['all of it off', { percentOff: 100 }, 5000, 0],
  ['a half is rounded up', { percentOff: 50 }, 4999, 2500],
  ['an amount off', { amountOff: 1500 }, 5000, 3500],
  ['more off than there is', { amountOff: 6000 }, 5000, 0],
  ['another face value', { faceValue: 700 }, 5000, 700],
])('%s', (_, discount, faceValue, reduced) => {
  expect(discounted(faceValue, discount)).toBe(reduced);
});

test('what is off is never more than there was, and whole', () => {
  const discounts = fc.oneof(fc.record({ percentOff: fc.nat(100) }), fc.record({ amountOff: fc.nat(1e10) }));
  fc.assert(
    fc.property(discounts, fc.nat(1e10), (discount, faceValue) => {
      const reduced = discounted(faceValue, discount);
      expect(Number.isInteger(reduced) && reduced >= 0 && reduced <= faceValue).toBe(true);
    }),
  );
});
