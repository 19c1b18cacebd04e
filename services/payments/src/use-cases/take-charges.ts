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
  const takeAll = async (payment: Payment, charges: readonly Charge[]): Promise<Payment> => {
    const verdict = verdictOn(payment, charges);
    if (!verdict) return payment;
    const { what, ...learned } = verdict;
    if ((await payments.record(payment, { ...learned, events: what.map((each) => events[each]) })) === 'recorded')
      return takeAll(wiser(payment, learned), charges);
    const meanwhile = await payments.find(payment.orderId);
    if (!meanwhile) throw new Error(`The payment of ${payment.orderId} is gone`);
    return takeAll(meanwhile, charges);
  };

  return async (payment: Payment, charges: readonly Charge[]): Promise<Payment> => {
    const taken = await takeAll(payment, charges);
    for (const surplus of taken.surplus ?? [])
      await provider.refund({ ...surplus, sessionId: taken.sessionId, refundId: refundIdOf(surplus, 'surplus') });
    return taken;
  };
};
