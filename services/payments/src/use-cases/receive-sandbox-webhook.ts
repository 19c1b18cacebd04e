import type { receiveSandboxWebhook as contract } from '@onsale/contracts/payments/api';
import { paymentDeclined } from '@onsale/contracts/payments/events';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import { refundIdOf } from '../domain/charge.ts';
import { decline } from '../domain/payment.ts';
import type { Payment } from '../domain/payment.ts';
import type { Payments, Provider, ProviderEvent } from '../ports.ts';
import { endRefund } from './end-refund.ts';
import { takeCharges } from './take-charges.ts';

/** Webhooks come late, twice and out of order: what the payment's state no longer allows is old news, and is thanked for. */
export const receiveSandboxWebhook = (ports: { payments: Payments; provider: Provider }): UseCase<typeof contract> => {
  const { payments, provider } = ports;
  const take = takeCharges(ports);
  const end = endRefund(ports);

  const declined = async (payment: Payment, webhookId: string): Promise<void> => {
    for (let current: Payment | undefined = payment; current && allows(decline, current.status);) {
      const outcome = await payments.record(current, { change: decline, events: [paymentDeclined] }, webhookId);
      if (outcome !== 'overtaken') return;
      current = await payments.find(payment.orderId); // another change won, and each wins once
    }
  };

  const hear = async (payment: Payment, event: ProviderEvent): Promise<unknown> => {
    switch (event.type) {
      case 'paid':
        return take(payment, [event.charge]);
      case 'declined':
        return declined(payment, event.webhookId);
      case 'refunded': // of a surplus there is nothing to tell
        return event.refundId === refundIdOf(event.charge, 'payment') && end(payment, event.charge);
    }
  };

  return async ({ rawBody }, { headers }) => {
    const verified = await provider.verifyWebhook({ headers, rawBody });
    if (!verified.ok) return refusal(verified.error);
    const payment = await payments.find(verified.value.orderId);
    if (!payment) return refusal('payment-not-found');
    await hear(payment, verified.value);
    return ok(undefined);
  };
};
