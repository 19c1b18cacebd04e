import { webhookMessage } from '@onsale/contracts/notifications/webhook-facts';
import type { webhookFacts, WebhookType } from '@onsale/contracts/notifications/webhook-facts';
import type { EventOf } from '@onsale/contracts/event';
import type { Clock } from '@onsale/kernel/clock';
import { deliveryIdOf } from '../domain/delivery-id.ts';
import { newDelivery } from '../domain/webhook.ts';
import type { WebhookDeliveries, Webhooks } from '../ports.ts';

type Fact = EventOf<(typeof webhookFacts)[WebhookType]['of']>;

/**
 * Writes a delivery for each of the organizer's webhooks that wants to be told of this. Only writes: who answers how, and when, holds up
 * nobody here. An event that comes again makes the same deliveries, which are there already.
 */
export const fanOut =
  ({
    webhooks,
    deliveries,
    clock,
  }: {
    webhooks: Pick<Webhooks, 'all'>;
    deliveries: Pick<WebhookDeliveries, 'add'>;
    clock: Clock;
  }) =>
  (type: WebhookType) =>
  async ({ id, time, data }: Fact): Promise<void> => {
    const wanting = (await webhooks.all(data.event.organizerId)).filter(
      ({ status, types }) => status === 'active' && types.includes(type),
    );
    if (wanting.length === 0) return;
    const message = webhookMessage(type, time, data);
    await Promise.all(
      wanting.map((webhook) => {
        const deliveryId = deliveryIdOf(id, webhook.webhookId, Date.parse(time));
        return deliveries.add(newDelivery(webhook, deliveryId, message, clock.now()), webhook.lane);
      }),
    );
  };
