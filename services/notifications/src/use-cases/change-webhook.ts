import type { changeWebhook as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownWebhook } from '../domain/webhook.ts';
import type { Receivers, Webhooks } from '../ports.ts';
import { lastingCaller } from './lasting-caller.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'find' | 'change'>; readonly receivers: Pick<Receivers, 'refuses'> };

export const changeWebhook =
  ({ webhooks, receivers }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, ...change }, { caller, act }) => {
    if (!(await ownWebhook(webhooks, webhookId, caller))) return refusal('webhook-not-found');
    const lasting = lastingCaller(caller);
    if (!lasting.ok) return lasting;
    const refused = change.url === undefined ? undefined : receivers.refuses(change.url);
    if (refused !== undefined) return refusal('invalid-request', { field: 'url', detail: refused });
    const changed = await webhooks.change(caller.organizerId, webhookId, change, act(webhookId));
    return changed ? ok(shownWebhook(changed)) : refusal('webhook-not-found');
  };
