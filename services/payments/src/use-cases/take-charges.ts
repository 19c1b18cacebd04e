import { paymentPartial, paymentSucceeded, paymentSurplus } from '@onsale/contracts/payments/events';
import { refundIdOf, verdictOn, wiser } from '../domain/charge.ts';
import type { Charge } from '../domain/charge.ts';
import type { Payment } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';

const events = { succeeded: paymentSucceeded, partial: paymentPartial, surplus: paymentSurplus };

/**
 * Takes down what the provider says that it has, each charge once however often and from whom we hear of it, and sends back what is
 * too much. That is written down first: whoever hears of a charge again asks for its refund again, which the provider makes once.
 */
export const takeCharges = ({ payments, provider }: { payments: Payments; provider: Provider }) => {
  const takeOne = async (payment: Payment, charge: Charge): Promise<Payment> => {
    const verdict = verdictOn(payment, charge);
    if (!verdict) return payment;
    const { what, ...learned } = verdict;
    if ((await payments.record(payment, { ...learned, event: events[what] })) === 'recorded')
      return takeOne(wiser(payment, learned), charge);
    const meanwhile = await payments.find(payment.orderId);
    if (!meanwhile) throw new Error(`The payment of ${payment.orderId} is gone`);
    return takeOne(meanwhile, charge);
  };

  return async (payment: Payment, charges: readonly Charge[]): Promise<Payment> => {
    let taken = payment;
    for (const charge of charges) taken = await takeOne(taken, charge);
    for (const surplus of taken.surplus ?? [])
      await provider.refund({ ...surplus, sessionId: taken.sessionId, refundId: refundIdOf(surplus, 'surplus') });
    return taken;
  };
};
