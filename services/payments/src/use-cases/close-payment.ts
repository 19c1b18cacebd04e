import type { closePayment as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import { close, viewOf } from '../domain/payment.ts';
import type { Payments, Provider } from '../ports.ts';
import { takeCharges } from './take-charges.ts';

/**
 * The provider decides: only what it has closed is closed here. What it calls paid is taken down, though its webhook may never come. Who asks about
 * one that was paid long ago has never heard of it, so it is told again.
 */
export const closePayment = (ports: { payments: Payments; provider: Provider }): UseCase<typeof contract> => {
  const { payments, provider } = ports;
  const take = takeCharges(ports);

  return async ({ orderId }) => {
    const payment = await payments.find(orderId);
    if (!payment) return refusal('payment-not-found');
    if (!allows(close, payment.status)) {
      await take(payment, []);
      if (payment.status === 'paid') await payments.tellAgain(payment);
      return ok(viewOf(payment));
    }
    const charges = await provider.closeSession(payment.sessionId);
    return ok(viewOf(charges.length > 0 ? await take(payment, charges) : await payments.change(orderId, close)));
  };
};
