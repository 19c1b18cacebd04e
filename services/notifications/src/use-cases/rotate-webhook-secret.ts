import type { rotateWebhookSecret as contract } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { newSigningSecret, rotated } from '../domain/signing.ts';
import type { SigningSecrets, Webhooks } from '../ports.ts';
import { lastingCaller } from './lasting-caller.ts';
import { ownWebhook } from './own-webhook.ts';

type Ports = { readonly webhooks: Pick<Webhooks, 'find'>; readonly secrets: SigningSecrets; readonly clock: Clock };

/** Both secrets sign until the old one ends, so that a receiver may change over at any time in between. */
export const rotateWebhookSecret =
  ({ webhooks, secrets, clock }: Ports): UseCase<typeof contract> =>
  async ({ webhookId, overlapHours }, { caller, act }) => {
    if (!(await ownWebhook(webhooks, webhookId, caller))) return refusal('webhook-not-found');
    const lasting = lastingCaller(caller);
    if (!lasting.ok) return lasting;
    const now = clock.now();
    const until = now + overlapHours * 3600_000;
    const secret = newSigningSecret();
    const before = await secrets.of(webhookId);
    if (!(await secrets.replace(webhookId, before, rotated(before, secret, until, now), act(webhookId))))
      return refusal('temporarily-unavailable', { detail: 'Somebody else is rotating this secret just now' });
    return ok({ secret, previousUntil: rfc3339(until) });
  };
