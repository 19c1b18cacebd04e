import * as z from 'zod/mini';
import { defineEndpoint, noContent } from '../endpoint.ts';
import {
  Attendee,
  Buyer,
  BuyerInput,
  EventSummary,
  factsQuery,
  HoldId,
  Instant,
  Locale,
  MoneyShape,
  OrderId,
  page,
  pageQuery,
} from '../shapes.ts';
import { TicketView } from '../tickets/shapes.ts';
import { OrderFact } from './facts.ts';
import { OrderStatus, PositionShape } from './shapes.ts';

const Checkout = z.object({
  /** Where the buyer pays. Absent when there is nothing left to pay. */
  checkoutUrl: z.string(),
});

export const placeOrder = defineEndpoint({
  method: 'POST',
  path: '/v1/orders',
  auth: 'public',
  partners: true,
  summary: 'Order what is held; free orders are confirmed at once',
  idempotencyKey: 'required',
  body: z.strictObject({
    holdId: HoldId,
    buyer: BuyerInput,
    /** One for each ticket, in the order of the hold's lines; absent: the buyer's name on each. */
    attendees: z.optional(z.array(Attendee).check(z.minLength(1), z.maxLength(20))),
  }),
  responses: {
    201: z.object({
      orderId: OrderId,
      /** Reads the order: `Authorization: Bearer <accessToken>`. */
      accessToken: z.string(),
      status: OrderStatus,
      expiresAt: Instant,
      total: MoneyShape,
      payment: z.optional(Checkout),
    }),
  },
  errors: [
    'hold-not-found',
    'hold-expired',
    'hold-already-claimed',
    'attendee-count',
    'event-cancelled',
    'idempotency-mismatch',
    'idempotency-in-flight',
  ],
});

export const getOrder = defineEndpoint({
  method: 'GET',
  path: '/v1/orders/{orderId}',
  auth: 'order-token',
  partners: true,
  summary: 'Read an order and its tickets',
  params: z.strictObject({ orderId: OrderId }),
  responses: {
    200: z.object({
      orderId: OrderId,
      status: OrderStatus,
      event: EventSummary,
      buyer: Buyer,
      createdAt: Instant,
      expiresAt: Instant,
      positions: z.array(PositionShape),
      total: MoneyShape,
      /** While the order waits for its payment. */
      payment: z.optional(Checkout),
      /** Empty until they are made, a moment after `confirmed`. */
      tickets: z.array(TicketView),
    }),
  },
  errors: ['unauthenticated', 'order-not-found'],
});

/** The same answer in the same time, whether anybody bought with that address or not. */
export const requestOrderLink = defineEndpoint({
  method: 'POST',
  path: '/v1/order-links',
  auth: 'public',
  summary: 'Have a link to all orders of a mail address sent there, if any of them was paid or free',
  clientAddress: true,
  body: z.strictObject({
    email: BuyerInput.shape.email,
    /** Of the mail; absent: that of the newest order that was paid or free. */
    locale: z.optional(Locale),
  }),
  responses: {
    202: z.object({
      /** How long the link works, in seconds, from when it is made. */
      goodForSeconds: z.number(),
    }),
  },
  errors: [],
});

export const listOrders = defineEndpoint({
  method: 'GET',
  path: '/v1/orders',
  auth: 'order-link',
  summary: 'All orders of a mail address that were paid or free, the newest first, for who has the link that was sent there',
  query: pageQuery,
  responses: {
    200: page(
      z.object({
        orderId: OrderId,
        /** Reads the order: `Authorization: Bearer <accessToken>`. */
        accessToken: z.string(),
        status: OrderStatus,
        event: EventSummary,
        createdAt: Instant,
        total: MoneyShape,
        ticketCount: z.number(),
      }),
    ),
  },
  errors: ['unauthenticated'],
});

export const listOrderFacts = defineEndpoint({
  method: 'GET',
  path: '/internal/v1/order-facts',
  auth: 'service',
  summary: 'All orders as far as stock and tickets are concerned, page by page, for reconciliation',
  query: factsQuery,
  responses: { 200: page(OrderFact) },
  errors: [],
});

export const mendOrder = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/order-mendings',
  auth: 'service',
  repeatable: true,
  summary:
    'Bring a confirmed order to its stock again, or its money back; have its tickets made again; or end one that never came',
  body: z.union([
    z.strictObject({ orderId: OrderId, lacks: z.enum(['units', 'tickets']) }),
    /** Nothing is known of it, and units of this hold are sold to it. */
    z.strictObject({ orderId: OrderId, lacks: z.literal('itself'), holdId: HoldId }),
  ]),
  responses: { 204: noContent },
  errors: ['order-not-found', 'hold-already-claimed'],
});
