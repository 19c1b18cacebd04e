import type { replayWebhookDelivery as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownDelivery } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'find'>; readonly deliveries: Pick<WebhookDeliveries, 'find' | 'again'> };

export const replayWebhookDelivery =
  ({ webhooks, deliveries }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, deliveryId }, { caller, act }) => {
    const webhook = await ownWebhook(webhooks, webhookId, caller);
    if (!webhook) return refusal('webhook-not-found');
    if (webhook.status === 'disabled') return refusal('webhook-disabled');
    const delivery = await deliveries.find(webhookId, deliveryId);
    if (!delivery) return refusal('delivery-not-found');
    const again = await deliveries.again(delivery, webhook.lane, act(deliveryId, { within: webhookId }));
    return again ? ok(shownDelivery(again)) : refusal('delivery-not-found');
  };
