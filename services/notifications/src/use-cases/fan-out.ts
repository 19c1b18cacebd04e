import { webhookMessage } from '@onsale/contracts/notifications/webhook-facts';
import type { webhookFacts, WebhookType } from '@onsale/contracts/notifications/webhook-facts';
import type { EventOf } from '@onsale/contracts/event';
import type { Clock } from '@onsale/kernel/clock';
import { deliveryIdOf } from '../domain/delivery-id.ts';
import type { OrganizerId } from '@onsale/kernel/id';
import { putOff } from '../domain/conclusion.ts';
import { newDelivery } from '../domain/webhook.ts';
import type { Webhook } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';
import { markingWaiting } from './marking-waiting.ts';

type Fact = EventOf<(typeof webhookFacts)[WebhookType]['of']>;

type Ports = {
  readonly webhooks: Pick<Webhooks, 'all' | 'markWaiting'>;
  readonly deliveries: Pick<WebhookDeliveries, 'add'>;
  readonly clock: Clock;
};

/**
 * Writes a delivery for each of the organizer's webhooks that wants to be told of this. Only writes: who answers how, and when, holds up
 * nobody here. What is for a webhook that rests waits from the start. An event that comes again makes the same deliveries, which are there already.
 */
export const fanOut = ({ webhooks, deliveries, clock }: Ports) => {
  const webhooksAt = webhooksAsOf(webhooks, clock);
  const mark = markingWaiting({ webhooks, clock });

  return (type: WebhookType) =>
    async ({ id, time, data }: Fact): Promise<void> => {
      const happened = Date.parse(time);
      const wanting = (await webhooksAt(data.event.organizerId, happened)).filter(
        ({ status, types, mode = 'live' }) => status === 'active' && types.includes(type) && mode === data.event.mode,
      );
      if (wanting.length === 0) return;
      const message = webhookMessage(type, time, data);
      await Promise.all(
        wanting.map(async (webhook) => {
          const { lane, webhookId } = webhook;
          const now = clock.now();
          const delivery = newDelivery(webhook, deliveryIdOf(id, webhookId, happened), message, now);
          const outcome = putOff(webhook, delivery, lane, now) ?? { is: 'sent', lane };
          if (outcome.is === 'waiting') await mark(webhook); // first: what waits unmarked is found by nobody
          await deliveries.add(delivery, outcome);
        }),
      );
    };
};

type Known = { readonly readAt: number; readonly all: Promise<Webhook[]> };

/**
 * An organizer's webhooks, with all that there were when something happened. What was read later than that will do, so that a
 * batch of events is one read, and most of a busy evening's are none.
 */
const webhooksAsOf = (webhooks: Ports['webhooks'], clock: Clock) => {
  const known = new Map<OrganizerId, Known>();
  return (organizerId: OrganizerId, happened: number): Promise<Webhook[]> => {
    const found = known.get(organizerId);
    if (found && found.readAt > happened) return found.all;
    const all = webhooks.all(organizerId);
    known.set(organizerId, { readAt: clock.now(), all });
    all.catch(() => known.delete(organizerId));
    return all;
  };
};
