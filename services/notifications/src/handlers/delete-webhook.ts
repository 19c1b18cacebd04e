import { deleteWebhook } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { ownWebhook } from '../use-cases/own-webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const { webhooks } = webhooksComposition();

export const handler = httpHandler(deleteWebhook, async ({ webhookId }, { caller, act }) => {
  const isThere = (await ownWebhook(webhooks, webhookId, caller)) !== undefined;
  const removed = isThere && (await webhooks.remove(caller.organizerId, webhookId, act(webhookId)));
  return removed ? ok(undefined) : refusal('webhook-not-found');
});
