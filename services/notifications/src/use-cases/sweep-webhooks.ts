import { inParallel } from '@onsale/kernel/in-parallel';
import type { Clock } from '@onsale/kernel/clock';
import { disabledLetter } from '../domain/disabled-letter.ts';
import { mailOf } from '../domain/mail.ts';
import type { Webhook } from '../domain/webhook.ts';
import type { Mailer, WebhookDeliveries, Webhooks } from '../ports.ts';

type Ports = {
  readonly webhooks: Webhooks;
  readonly deliveries: Pick<WebhookDeliveries, 'due' | 'isAnyWaiting' | 'record'>;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly log: { error(message: string, fault: unknown, facts?: object): void };
};

/** Handed to their lanes at once: of a webhook that answers, and of one that does not, to see whether it does again. */
const most = { answering: 250, failing: 10 };

const sideBySide = 20;

/** Hands what came due to its lane, and writes to those whose webhooks were switched off. What fails for one webhook is left to the next sweep. */
export const sweepWebhooks = (ports: Ports) => async (): Promise<void> => {
  const waiting = await ports.webhooks.waiting();
  await inParallel(waiting, sideBySide, async (each) => {
    try {
      await visit(ports, each);
    } catch (fault) {
      ports.log.error('WEBHOOK_NOT_SWEPT', fault, { webhookId: each.webhookId });
    }
  });
};

const visit = async ({ webhooks, deliveries, mailer, clock }: Ports, { organizerId, webhookId }: Webhook): Promise<void> => {
  const webhook = await webhooks.find(organizerId, webhookId); // the index may be behind
  if (!webhook) return;
  if (webhook.status === 'disabled') {
    if (webhook.untold) await tell(webhook, { webhooks, mailer });
    return webhooks.unmark(webhook);
  }
  if ((webhook.restUntil ?? 0) > clock.now()) return;
  const due = await deliveries.due(webhookId, webhook.failingSince ? most.failing : most.answering);
  if (due.length === 0 && !(await deliveries.isAnyWaiting(webhookId))) return webhooks.unmark(webhook);
  await inParallel(due, sideBySide, (delivery) => deliveries.record(delivery, { is: 'sent', lane: webhook.lane }));
};

/** A crash before it is noted writes once more, under the same Message-ID. */
const tell = async (webhook: Webhook, { webhooks, mailer }: Pick<Ports, 'webhooks' | 'mailer'>): Promise<void> => {
  const { contact, webhookId } = webhook;
  if (contact) await mailer.send(mailOf(webhookId, { name: '', email: contact.email }, disabledLetter(webhook)));
  await webhooks.told(webhook);
};
