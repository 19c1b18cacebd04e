import { listWebhooks } from '@onsale/contracts/notifications/api';
import { isOfTheirMode } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { shownWebhook } from '../domain/webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const { webhooks } = webhooksComposition();

export const handler = httpHandler(listWebhooks, async (page, { caller }) => {
  const found = await webhooks.list(caller.organizerId, page);
  if (!found.ok) return found;
  const theirs = found.value.items.filter((webhook) => isOfTheirMode(caller, webhook));
  return ok({ ...found.value, items: theirs.map(shownWebhook) });
});
