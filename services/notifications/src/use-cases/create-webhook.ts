import type { createWebhook as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { newSigningSecret } from '../domain/signing.ts';
import { mostWebhooks, shownWebhook } from '../domain/webhook.ts';
import type { Webhook } from '../domain/webhook.ts';
import type { Receivers, Webhooks } from '../ports.ts';
import { lastingCaller } from './lasting-caller.ts';

type Ports = {
  readonly webhooks: Pick<Webhooks, 'all' | 'create'>;
  readonly receivers: Pick<Receivers, 'refuses'>;
  readonly clock: Clock;
};

export const createWebhook =
  ({ webhooks, receivers, clock }: Ports): UseCase<typeof contract> =>
  async (wanted, { caller, act }) => {
    const lasting = lastingCaller(caller);
    if (!lasting.ok) return lasting;
    const { organizerId, mode } = caller;
    const refused = receivers.refuses(wanted.url);
    if (refused !== undefined) return refusal('invalid-request', { field: 'url', detail: refused });
    if ((await webhooks.all(organizerId)).length >= mostWebhooks)
      return refusal('too-many-webhooks', { detail: `An organizer has at most ${mostWebhooks}` });
    const webhook: Webhook = {
      ...wanted,
      webhookId: newId('webhook'),
      organizerId,
      status: 'active',
      lane: 'fast',
      createdAt: rfc3339(clock.now()),
      ...(mode === 'test' && { mode }),
    };
    const secret = newSigningSecret();
    await webhooks.create(webhook, secret, act(webhook.webhookId));
    return ok({ ...shownWebhook(webhook), secret });
  };
