import { listWebhooks } from '@onsale/contracts/notifications/api';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { shownWebhook } from '../domain/webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const { webhooks } = webhooksComposition();

export const handler = httpHandler(listWebhooks, async (page, { caller }) => {
  const found = await webhooks.list(caller.organizerId, page);
  return found.ok ? ok({ ...found.value, items: found.value.items.map(shownWebhook) }) : found;
});
