import * as z from 'zod/mini';
import { orderCancelled, orderConfirmed, orderExpired, orderRefunded, orderRefunding } from '../orders/events.ts';
import { PositionShape } from '../orders/shapes.ts';
import { EventSummary, MoneyShape, OrderId, PriceLineShape, SeatShape, SectionName, TicketId } from '../shapes.ts';
import { ticketIssued } from '../tickets/events.ts';

/**
 * What a receiver is told of an order: nothing of people, and nothing that opens a door. Parsing the event with it leaves the rest
 * behind.
 */
const OrderFact = z.object({
  orderId: OrderId,
  event: EventSummary,
  positions: z.array(z.omit(PositionShape, { attendeeName: true })),
  total: MoneyShape,
});

const TicketsFact = z.object({
  orderId: OrderId,
  event: EventSummary,
  total: MoneyShape,
  tickets: z.array(
    z.object({
      ticketId: TicketId,
      ticketTypeName: z.string(),
      seat: z.optional(SeatShape),
      section: z.optional(SectionName),
      price: PriceLineShape,
    }),
  ),
});

/**
 * What an organizer's webhooks may tell, by the type that receivers see: of which event it is made, and what of it goes out. Like
 * events they only grow: a breaking change is a `.v2` beside `.v1`.
 */
export const webhookFacts = {
  'order-confirmed.v1': { of: orderConfirmed, data: OrderFact },
  'order-expired.v1': { of: orderExpired, data: OrderFact },
  'order-cancelled.v1': { of: orderCancelled, data: OrderFact },
  'order-refunding.v1': { of: orderRefunding, data: OrderFact },
  'order-refunded.v1': { of: orderRefunded, data: OrderFact },
  'ticket-issued.v1': { of: ticketIssued, data: TicketsFact },
} as const;

export type WebhookType = keyof typeof webhookFacts;

/** What a test delivery is; every webhook takes it. */
export const webhookTest = 'webhook-test.v1';

/** An endpoint's choice among the facts. */
export const WebhookType = z.enum(Object.keys(webhookFacts) as [WebhookType, ...WebhookType[]]); // the keys of a constant

/** The body of every delivery, signed by Standard Webhooks 1.0. `timestamp` is when it happened. */
export type WebhookMessage = {
  readonly type: WebhookType | typeof webhookTest;
  readonly timestamp: string;
  readonly data: unknown;
};

/** What of an event's data goes out. */
export const webhookMessage = (type: WebhookType, timestamp: string, data: unknown): WebhookMessage => ({
  type,
  timestamp,
  data: z.parse(webhookFacts[type].data, data),
});
