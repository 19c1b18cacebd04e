import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import fc from 'fast-check';
import { verdictOn, wiser } from './charge.ts';
import type { Charge } from './charge.ts';
import type { Payment } from './payment.ts';

const open: Payment = {
  ...{ paymentId: makeId('payment', 'one'), orderId: makeId('order', 'one'), amount: money(5500, 'EUR') },
  ...{ status: 'open', version: 1, sessionId: 's', checkoutUrl: 'u' },
};

/** Every verdict on charges, until there is none. */
const takeAll = (payment: Payment, charges: readonly Charge[]): Payment => {
  const verdict = verdictOn(payment, charges);
  return verdict ? takeAll(wiser(payment, verdict), charges) : payment;
};
const take = (payment: Payment, charge: Charge): Payment => takeAll(payment, [charge]);

const charges = fc.uniqueArray(
  fc.record({
    chargeId: fc.constantFrom('a', 'b', 'c', 'd'),
    amount: fc.record({
      amount: fc.oneof(fc.constantFrom(1, 5499, 5500, 5501, 11_000), fc.integer({ min: 1, max: 20_000 })),
      currency: fc.constantFrom('EUR' as const, 'USD' as const),
    }),
  }),
  { minLength: 1, selector: ({ chargeId }) => chargeId },
);

test('whatever comes in whichever order and how often: one charge is taken, at most what is owed, and all the rest goes back', () => {
  const story = charges.chain((all) => fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all))));
  fc.assert(
    fc.property(story, fc.constantFrom('open' as const, 'closed' as const), ([all, again], status) => {
      const heard = [...again, ...all];
      const after = heard.reduce(take, { ...open, status });
      const [first] = heard;
      const isEnough = first?.amount.currency === 'EUR' && first.amount.amount >= 5500;
      expect(after.status).toBe('paid');
      expect(after.charge).toEqual({ chargeId: first?.chargeId, amount: isEnough ? open.amount : first?.amount });

      const back = new Map(after.surplus?.map(({ chargeId, amount }) => [chargeId, amount.amount]));
      expect(back.size).toBe(after.surplus?.length ?? 0); // each once
      for (const { chargeId, amount } of all) {
        const kept = chargeId === after.charge?.chargeId ? after.charge.amount.amount : 0;
        expect(kept + (back.get(chargeId) ?? 0)).toBe(amount.amount);
      }
    }),
  );
});

test.each(['refunding', 'refunded'] as const)('a further charge goes back also when the payment is %s', (status) => {
  const payment: Payment = { ...open, status, charge: { chargeId: 'a', amount: open.amount } };
  expect(take(payment, { chargeId: 'b', amount: money(100, 'EUR') })).toMatchObject({
    ...{ status, charge: { chargeId: 'a' } },
    surplus: [{ chargeId: 'b', amount: money(100, 'EUR') }],
  });
});

test('of several charges at once a payment is taken last, so that whoever breaks off before it asks for all of them again', () => {
  const [enough, twice] = [11_000, 5500].map((amount, at) => ({ chargeId: `c${at}`, amount: money(amount, 'EUR') }));
  if (!enough || !twice) throw new Error('There are two');
  const first = verdictOn(open, [enough, twice]);
  expect(first).toMatchObject({ what: ['surplus'], surplus: twice });
  const second = first && verdictOn(wiser(open, first), [enough, twice]);
  expect(second).toMatchObject({
    what: ['succeeded', 'surplus'],
    ...{ charge: { chargeId: 'c0', amount: open.amount }, surplus: { chargeId: 'c0', amount: money(5500, 'EUR') } },
  });
});
