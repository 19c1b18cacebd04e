import type { createPayment as contract } from '@onsale/contracts/payments/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { paymentIdOf, viewOf } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';

/** A crash after the session is opened leaves one that nobody was told of; the next try gets that same session. */
export const createPayment =
  ({ payments, provider }: { payments: Payments; provider: Provider }): UseCase<typeof contract> =>
  async ({ orderId, amount, description, locale, expiresAt, returnUrl }) => {
    const existing = await payments.find(orderId);
    if (existing) return ok(viewOf(existing));
    const paymentId = paymentIdOf(orderId);
    const session = await provider.openSession({
      paymentId,
      orderId,
      amount,
      description,
      locale,
      expiresAt: Date.parse(expiresAt),
      returnUrl,
    });
    return ok(viewOf(await payments.keep({ paymentId, orderId, amount, status: 'open', version: 1, ...session })));
  };
