import type { eventCancelled } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import type { Ports } from '../ports.ts';

/** An event was cancelled: nothing of it is held any more. What is held or sold comes back with the endings of its orders. */
export const cancelSale =
  ({ sales }: Pick<Ports, 'sales'>) =>
  async ({ data: { event } }: EventOf<typeof eventCancelled>): Promise<void> => {
    const isKnown = await sales.cancel(event.eventId);
    if (!isKnown) throw new Error(`The event ${event.eventId} was cancelled before we heard of it`); // it comes again
  };
