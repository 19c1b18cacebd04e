import type { changeWebhook as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownWebhook } from '../domain/webhook.ts';
import type { Receivers, Webhooks } from '../ports.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'change'>; readonly receivers: Pick<Receivers, 'refuses'> };

export const changeWebhook =
  ({ webhooks, receivers }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, ...change }, { caller: { organizerId }, act }) => {
    const refused = change.url === undefined ? undefined : receivers.refuses(change.url);
    if (refused !== undefined) return refusal('invalid-request', { field: 'url', detail: refused });
    const changed = await webhooks.change(organizerId, webhookId, change, act(webhookId));
    return changed ? ok(shownWebhook(changed)) : refusal('webhook-not-found');
  };
