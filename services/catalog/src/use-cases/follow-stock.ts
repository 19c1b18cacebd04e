import type { EventId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Transition } from '@onsale/kernel/transition';
import { afterStockChange } from '../domain/event.ts';
import type { EventStatus } from '../domain/event.ts';
import type { Events } from '../ports.ts';

type StockEvent = { readonly data: { readonly eventId: EventId }; readonly aggregateversion: number };

/** Lets an event's status follow its stock. Twice the same word, or an older one after a newer, changes nothing. */
export const followStock =
  ({ events }: { events: Events }) =>
  (change: Transition<EventStatus>) =>
  async ({ data: { eventId }, aggregateversion }: StockEvent): Promise<void> => {
    const followed = await events.change(eventId, (event) => ok({ event: afterStockChange(event, change, aggregateversion) }));
    if (!followed.ok) throw new Error(`The stock speaks of ${eventId}: ${followed.error.code}`);
  };
