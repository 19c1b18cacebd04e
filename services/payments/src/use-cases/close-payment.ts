import type { closePayment as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import { close, viewOf } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';

/** The provider decides: only what it has closed is closed here. What it calls paid is recorded when its webhook comes. */
export const closePayment =
  ({ payments, provider }: { payments: Payments; provider: Provider }): UseCase<typeof contract> =>
  async ({ orderId }) => {
    const payment = await payments.find(orderId);
    if (!payment) return refusal('payment-not-found');
    if (!allows(close, payment.status)) return ok(viewOf(payment));
    if ((await provider.closeSession(payment.sessionId)) === 'paid') return ok(viewOf({ ...payment, status: 'paid' }));
    return ok(viewOf(await payments.change(orderId, close)));
  };
