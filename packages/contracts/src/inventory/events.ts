import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { EventId } from '../shapes.ts';

const OfEvent = z.object({ eventId: EventId });

/** Every unit exists: the event can be sold. */
export const stockReady = defineEvent({
  type: 'onsale.inventory.stock-ready.v1',
  data: z.object({ eventId: EventId, units: z.number() }),
});

/** A full recount found nothing free and nothing held. */
export const soldOut = defineEvent({ type: 'onsale.inventory.sold-out.v1', data: OfEvent });

/** Something is free again after there was nothing. */
export const stockReturned = defineEvent({ type: 'onsale.inventory.stock-returned.v1', data: OfEvent });
