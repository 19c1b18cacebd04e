import type { testWebhook as contract } from '@onsale/contracts/notifications/api';
import { webhookTest } from '@onsale/contracts/notifications/webhook-facts';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { newDeliveryId } from '../domain/delivery-id.ts';
import { newDelivery, shownDelivery } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = {
  readonly webhooks: Pick<Webhooks, 'find'>;
  readonly deliveries: Pick<WebhookDeliveries, 'addAsked'>;
  readonly clock: Clock;
};

export const testWebhook =
  ({ webhooks, deliveries, clock }: Ports): UseCase<typeof contract> =>
  async ({ webhookId }, { caller, act }) => {
    const webhook = await ownWebhook(webhooks, webhookId, caller);
    if (!webhook) return refusal('webhook-not-found');
    if (webhook.status === 'disabled') return refusal('webhook-disabled');
    const now = clock.now();
    const message = { type: webhookTest, timestamp: rfc3339(now), data: { webhookId } } as const;
    const delivery = newDelivery(webhook, newDeliveryId(now), message, now);
    await deliveries.addAsked(delivery, webhook.lane, act(delivery.deliveryId, { within: webhookId }));
    return ok(shownDelivery(delivery));
  };
