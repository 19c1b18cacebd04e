import type { eventPublished } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import { listIdOf } from '../domain/scan.ts';
import type { CheckIn } from '../ports.ts';

/** Gives a published event its check-in list. */
export const createCheckInList =
  ({ checkIn }: { checkIn: CheckIn }) =>
  async ({ data: { event } }: EventOf<typeof eventPublished>): Promise<void> =>
    checkIn.createList({
      listId: listIdOf(event.eventId),
      eventId: event.eventId,
      organizerId: event.organizerId,
      mode: event.mode,
      name: event.name,
    });
