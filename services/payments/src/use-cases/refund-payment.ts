import type { refundPayment as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { startRefund, viewOf } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';

/** The provider is asked first, since it can be asked again: a crash in between is healed by its webhook or by the next try. */
export const refundPayment =
  ({ payments, provider }: { payments: Payments; provider: Provider }): UseCase<typeof contract> =>
  async ({ orderId }) => {
    const payment = await payments.find(orderId);
    if (!payment) return refusal('payment-not-found');
    switch (payment.status) {
      case 'open':
      case 'closed':
        return refusal('payment-not-paid');
      case 'paid':
        await provider.refund(payment.sessionId);
        return ok(viewOf(await payments.change(orderId, startRefund)));
      case 'refunding':
      case 'refunded':
        return ok(viewOf(payment));
    }
  };
