import type { listWebhookDeliveries as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownDelivery } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'find'>; readonly deliveries: Pick<WebhookDeliveries, 'list'> };

export const listWebhookDeliveries =
  ({ webhooks, deliveries }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, ...page }, { caller }) => {
    if (!(await ownWebhook(webhooks, webhookId, caller))) return refusal('webhook-not-found');
    const found = await deliveries.list(webhookId, page);
    return found.ok ? ok({ ...found.value, items: found.value.items.map(shownDelivery) }) : found;
  };
