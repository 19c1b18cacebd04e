import type { Clock } from '@onsale/kernel/clock';
import type { WebhookId } from '@onsale/kernel/id';
import type { Webhook } from '../domain/webhook.ts';
import type { Webhooks } from '../ports.ts';

export type Mark = (webhook: Webhook) => Promise<void>;

/** Well below the minute for which a mark is safe from the sweep. */
const marksAnewAfter = 10_000; // milliseconds

type Ports = { readonly webhooks: Pick<Webhooks, 'markWaiting'>; readonly clock: Clock };

/** Marks a webhook for the sweep: once for many deliveries, of one batch and of those after it, each of which waits for it. */
export const markingWaiting = ({ webhooks, clock }: Ports): Mark => {
  const marked = new Map<WebhookId, { readonly at: number; readonly done: Promise<void> }>();
  return (webhook) => {
    const { webhookId } = webhook;
    const last = marked.get(webhookId);
    if (last && clock.now() - last.at < marksAnewAfter) return last.done;
    const done = webhooks.markWaiting(webhook);
    marked.set(webhookId, { at: clock.now(), done });
    done.catch(() => marked.delete(webhookId));
    return done;
  };
};
