import type { refundPayment as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { refundIdOf } from '../domain/charge.ts';
import { startRefund, viewOf } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';
import { endRefund } from './end-refund.ts';

/**
 * The provider is asked first, since it can be asked again: a crash in between is healed by its webhook or by the next try. Asked
 * again it says when the refund is done, though its webhook may never come. Who asks long after that has never heard of it, so it is told again.
 */
export const refundPayment = (ports: { payments: Payments; provider: Provider }): UseCase<typeof contract> => {
  const { payments, provider } = ports;
  const end = endRefund(ports);

  return async ({ orderId }) => {
    const payment = await payments.find(orderId);
    if (!payment) return refusal('payment-not-found');
    const { status, charge, sessionId } = payment;
    if (status === 'refunded') {
      await payments.tellAgain(payment);
      return ok(viewOf(payment));
    }
    if (status === 'open' || status === 'closed') return refusal('payment-not-paid');
    if (!charge) throw new Error(`The payment of ${orderId} is ${status} by no charge`);
    const refund = await provider.refund({ ...charge, sessionId, refundId: refundIdOf(charge, 'payment') });
    return ok(viewOf(refund === 'done' ? await end(payment, charge) : await payments.change(orderId, startRefund)));
  };
};
