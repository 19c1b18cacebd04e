import type { PaymentStatus } from '@onsale/contracts/payments/api';
import type { Money } from '@onsale/kernel/money';
import { allows, transition } from '@onsale/kernel/transition';
import type { Transition } from '@onsale/kernel/transition';
import { succeed } from './payment.ts';
import type { Payment } from './payment.ts';

/** Money that a provider has taken from a buyer, once. */
export type Charge = { readonly chargeId: string; readonly amount: Money };

/** Names a refund to the provider, which makes it once. What is too much goes back apart from what was owed. */
export const refundIdOf = ({ chargeId }: Charge, what: 'payment' | 'surplus'): string => `${chargeId}-${what}`;

/** A change of a payment with what it learns: a charge that is taken for it, or one that is to go back besides. */
export type Learned = { readonly change: Transition<PaymentStatus>; readonly charge?: Charge; readonly surplus?: Charge };

type Verdict = Learned & { readonly what: readonly ('succeeded' | 'partial' | 'surplus')[] };

/**
 * What is to be written down next of the charges that a provider tells of, in its order; undefined: all is known already. The first one is
 * taken for the payment, whether it is enough or not; what is more than is owed, and every further charge, is to go back. The
 * further ones come first: once a payment is taken, nobody may ask the provider for its charges again.
 */
export const verdictOn = (payment: Payment, charges: readonly Charge[]): Verdict | undefined => {
  const { charge: taken, surplus = [], amount: owed, status } = payment;
  const unknown = charges.filter(({ chargeId }) => ![taken, ...surplus].some((known) => known?.chargeId === chargeId));
  const first = !taken && allows(succeed, status) ? unknown.shift() : undefined;
  const [further] = unknown;
  if (further) return { what: ['surplus'], change: transition<PaymentStatus>({ from: [status], to: status }), surplus: further };
  if (!first) return undefined;
  if (!isEnough(first, owed)) return { what: ['partial'], change: succeed, charge: first };
  const charge = { ...first, amount: owed };
  const rest = { ...owed, amount: first.amount.amount - owed.amount };
  if (rest.amount === 0) return { what: ['succeeded'], change: succeed, charge };
  return { what: ['succeeded', 'surplus'], change: succeed, charge, surplus: { ...first, amount: rest } };
};

export const isEnough = ({ amount }: Charge, owed: Money): boolean =>
  amount.currency === owed.currency && amount.amount >= owed.amount;

/** The payment with what it has learned. */
export const wiser = (payment: Payment, { change, charge, surplus }: Learned): Payment => ({
  ...payment,
  status: change.to,
  version: payment.version + 1,
  ...(charge && { charge }),
  ...(surplus && { surplus: [...(payment.surplus ?? []), surplus] }),
});

/** What an event about it tells: what came too, where that is not what is owed. */
export const factsOf = ({ paymentId, orderId, amount }: Payment, { charge, surplus }: Pick<Learned, 'charge' | 'surplus'>) => ({
  ...{ paymentId, orderId, amount },
  ...(charge && !isEnough(charge, amount) && { received: charge.amount }),
  ...(surplus && { surplus: surplus.amount }),
});
