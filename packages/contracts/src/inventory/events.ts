import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { EventId, HoldId, OrderId } from '../shapes.ts';

const OfEvent = z.object({ eventId: EventId });

/** Every unit exists: the event can be sold. */
export const stockReady = defineEvent({
  type: 'onsale.inventory.stock-ready.v1',
  data: z.object({ eventId: EventId, units: z.number() }),
});

/** A full recount found nothing free and nothing held. */
export const soldOut = defineEvent({ type: 'onsale.inventory.sold-out.v1', data: OfEvent });

/** What was sold by its claim, before its order was written: each of these orders is there soon, or orders says that it never comes. */
export const soldAhead = defineEvent({
  type: 'onsale.inventory.sold-ahead.v1',
  data: z.object({
    eventId: EventId,
    sales: z.array(z.object({ orderId: OrderId, holdId: HoldId })).check(z.maxLength(100)),
  }),
});

/** Something is free again after there was nothing. */
export const stockReturned = defineEvent({ type: 'onsale.inventory.stock-returned.v1', data: OfEvent });
