import type { getWebhookDelivery as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownDelivery } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'find'>; readonly deliveries: Pick<WebhookDeliveries, 'find'> };

export const getWebhookDelivery =
  ({ webhooks, deliveries }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, deliveryId }, { caller }) => {
    if (!(await ownWebhook(webhooks, webhookId, caller))) return refusal('webhook-not-found');
    const delivery = await deliveries.find(webhookId, deliveryId);
    return delivery ? ok({ ...shownDelivery(delivery), body: delivery.body }) : refusal('delivery-not-found');
  };
