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

type Verdict = Learned & { readonly what: 'succeeded' | 'partial' | 'surplus' };

/**
 * What a charge means to a payment as it stands; undefined: it is known already. The first one is taken for the payment, whether it
 * is enough or not; what is more than is owed, and every further charge, is to go back.
 */
export const verdictOn = (payment: Payment, charge: Charge): Verdict | undefined => {
  const { charge: taken, surplus = [], amount: owed, status } = payment;
  if (!taken && allows(succeed, status))
    return isEnough(charge, owed)
      ? { what: 'succeeded', change: succeed, charge: { ...charge, amount: owed } }
      : { what: 'partial', change: succeed, charge };
  if (surplus.some(({ chargeId }) => chargeId === charge.chargeId)) return undefined;
  const kept = taken?.chargeId === charge.chargeId ? taken.amount.amount : 0;
  const amount = { ...charge.amount, amount: charge.amount.amount - kept };
  if (amount.amount === 0) return undefined;
  const stay = transition<PaymentStatus>({ from: [status], to: status });
  return { what: 'surplus', change: stay, surplus: { ...charge, amount } };
};

const isEnough = ({ amount }: Charge, owed: Money): boolean => amount.currency === owed.currency && amount.amount >= owed.amount;

/** The payment with what it has learned. */
export const wiser = (payment: Payment, { change, charge, surplus }: Learned): Payment => ({
  ...payment,
  status: change.to,
  version: payment.version + 1,
  ...(charge && { charge }),
  ...(surplus && { surplus: [...(payment.surplus ?? []), surplus] }),
});

/** What an event about it tells: what came too, where that is not what is owed. */
export const factsOf = ({ paymentId, orderId, amount }: Payment, { charge, surplus }: Learned) => ({
  ...{ paymentId, orderId, amount },
  ...(charge && !isEnough(charge, amount) && { received: charge.amount }),
  ...(surplus && { surplus: surplus.amount }),
});
