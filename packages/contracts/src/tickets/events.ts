import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import {
  Buyer,
  EventId,
  EventSummary,
  MoneyShape,
  OrderId,
  PriceLineShape,
  SeatShape,
  SectionName,
  TicketId,
} from '../shapes.ts';

const IssuedTicket = z.object({
  ticketId: TicketId,
  code: z.string(),
  attendeeName: z.string(),
  ticketTypeName: z.string(),
  seat: z.optional(SeatShape),
  section: z.optional(SectionName),
  price: PriceLineShape,
});

const OrderTickets = z.object({
  orderId: OrderId,
  event: EventSummary,
  buyer: Buyer,
  total: MoneyShape,
  tickets: z.array(IssuedTicket),
  /** The money came when the order had expired. */
  paidLate: z.optional(z.literal(true)),
});
export type OrderTickets = z.output<typeof OrderTickets>;

/** All tickets of an order exist, in one event: they are made in one transaction. */
export const ticketIssued = defineEvent({ type: 'onsale.tickets.ticket-issued.v1', data: OrderTickets });

/** The PDF of an order's tickets is drawn. */
export const ticketRendered = defineEvent({
  type: 'onsale.tickets.ticket-rendered.v1',
  data: z.extend(OrderTickets, { pdf: z.object({ bucket: z.string(), key: z.string() }) }),
});

/** These tickets of an order no longer admit. Those that were used before stay as they are. */
export const ticketVoided = defineEvent({
  type: 'onsale.tickets.ticket-voided.v1',
  data: z.object({ orderId: OrderId, eventId: EventId, ticketIds: z.array(TicketId) }),
});
