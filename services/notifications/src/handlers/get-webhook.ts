import { getWebhook } from '@onsale/contracts/notifications/api';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { shownWebhook } from '../domain/webhook.ts';
import { ownWebhook } from '../use-cases/own-webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const { webhooks } = webhooksComposition();

export const handler = httpHandler(getWebhook, async ({ webhookId }, { caller }) => {
  const webhook = await ownWebhook(webhooks, webhookId, caller);
  return webhook ? ok(shownWebhook(webhook)) : refusal('webhook-not-found');
});
