import type { eventChanged } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import type { Ports } from '../ports.ts';

/**
 * An event was changed: what is held from now on has its new prices and times. What is reserved may be open now, or closed, so the next
 * count tells.
 */
export const updateSale =
  ({ sales, snapshots, clock }: Pick<Ports, 'sales' | 'snapshots' | 'clock'>) =>
  async ({ data, aggregateversion }: EventOf<typeof eventChanged>): Promise<void> => {
    const { eventId } = data.event;
    const isKnown = await sales.update(data, aggregateversion);
    if (!isKnown) throw new Error(`The event ${eventId} was changed before we heard of it`); // it comes again
    await snapshots.stockCameBack(eventId, clock.now());
  };
