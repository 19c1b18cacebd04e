import type { receiveSandboxWebhook as contract } from '@onsale/contracts/payments/api';
import { paymentDeclined, paymentRefunded, paymentSucceeded } from '@onsale/contracts/payments/events';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import { decline, finishRefund, succeed } from '../domain/payment.ts';
import type { News, Payments, Provider, ProviderEvent } from '../ports.ts';

const newsOf: Readonly<Record<ProviderEvent['type'], News>> = {
  paid: { change: succeed, event: paymentSucceeded },
  declined: { change: decline, event: paymentDeclined },
  refunded: { change: finishRefund, event: paymentRefunded },
};

/** Webhooks come late, twice and out of order: what the payment's state no longer allows is old news, and is thanked for. */
export const receiveSandboxWebhook =
  ({ payments, provider }: { payments: Payments; provider: Provider }): UseCase<typeof contract> =>
  async ({ rawBody }, { headers }) => {
    const verified = await provider.verifyWebhook({ headers, rawBody });
    if (!verified.ok) return refusal(verified.error);
    const { webhookId, type, orderId } = verified.value;
    const news = newsOf[type];
    for (;;) {
      const payment = await payments.find(orderId);
      if (!payment) return refusal('payment-not-found');
      if (!allows(news.change, payment.status)) return ok(undefined);
      const outcome = await payments.record(payment, news, webhookId);
      if (outcome !== 'overtaken') return ok(undefined); // else another change won, and each wins once
    }
  };
