import type { eventCancelled } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import type { Ports } from '../ports.ts';

/** Its state first, which every order checks where it is placed or confirmed: after that none is added to those that end here. */
export const cancelEvent =
  ({ orders, clock }: Pick<Ports, 'orders' | 'clock'>) =>
  async ({ data: { event } }: EventOf<typeof eventCancelled>): Promise<void> => {
    await orders.cancelEvent(event.eventId, clock.now());
    await orders.endWithEvent(await orders.standing(event.eventId));
  };
