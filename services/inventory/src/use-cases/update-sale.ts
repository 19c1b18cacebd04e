import type { eventChanged } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import type { Ports } from '../ports.ts';

/** An event was changed: what is held from now on has its new prices and times. */
export const updateSale =
  ({ sales }: Pick<Ports, 'sales'>) =>
  async ({ data, aggregateversion }: EventOf<typeof eventChanged>): Promise<void> => {
    const isKnown = await sales.update(data, aggregateversion);
    if (!isKnown) throw new Error(`The event ${data.event.eventId} was changed before we heard of it`); // it comes again
  };
