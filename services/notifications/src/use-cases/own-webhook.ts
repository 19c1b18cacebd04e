import { isOfTheirMode } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import type { WebhookId } from '@onsale/kernel/id';
import type { Webhook } from '../domain/webhook.ts';
import type { Webhooks } from '../ports.ts';

/** A webhook of the caller's organizer; a test key finds those for tests alone. */
export const ownWebhook = async (
  webhooks: Pick<Webhooks, 'find'>,
  webhookId: WebhookId,
  caller: Pick<Caller, 'organizerId' | 'mode'>,
): Promise<Webhook | undefined> => {
  const webhook = await webhooks.find(caller.organizerId, webhookId);
  return webhook && isOfTheirMode(caller, webhook) ? webhook : undefined;
};
