import * as z from 'zod/mini';
import { EventId, OrderId, TicketId } from '../shapes.ts';
import { TicketStatus } from './shapes.ts';

/** A ticket as far as its order is concerned, and nothing of its attendee. */
export const TicketFact = z.object({
  ticketId: TicketId,
  orderId: OrderId,
  eventId: EventId,
  position: z.number(),
  status: TicketStatus,
});
export type TicketFact = z.output<typeof TicketFact>;
