import * as z from 'zod/mini';
import { defineEndpoint, noContent } from '../endpoint.ts';
import {
  CheckInListId,
  EventId,
  factsQuery,
  GateName,
  Instant,
  OrderId,
  page,
  SeatShape,
  SectionName,
  TicketId,
} from '../shapes.ts';
import { TicketFact } from './facts.ts';
import { TicketView } from './shapes.ts';

export const listOrderTickets = defineEndpoint({
  method: 'GET',
  path: '/internal/v1/tickets',
  auth: 'service',
  summary: 'The tickets of an order',
  query: z.strictObject({ orderId: OrderId }),
  responses: { 200: z.object({ items: z.array(TicketView) }) },
  errors: [],
});

export const listCheckInLists = defineEndpoint({
  method: 'GET',
  path: '/v1/check-in/lists',
  auth: 'organizer',
  needs: 'check-in:scan',
  summary: 'The check-in lists of an event; each event has one from its publication on',
  query: z.strictObject({ eventId: EventId }),
  responses: { 200: page(z.object({ listId: CheckInListId, eventId: EventId, name: z.string() })) },
  errors: ['unauthenticated', 'forbidden'],
});

export const scanTicket = defineEndpoint({
  method: 'POST',
  path: '/v1/check-in/lists/{listId}/scans',
  auth: 'organizer',
  needs: 'check-in:scan',
  audit: { because: 'each scan is a row of its own already, which never changes' },
  checksEvents: true, // a list is of one event
  summary: 'Scan a ticket at the door; it admits once, and the same scanId answers the same again',
  params: z.strictObject({ listId: CheckInListId }),
  body: z.strictObject({
    scanId: z.string().check(z.regex(/^[0-9A-Za-z_-]{8,64}$/, { error: 'must be 8 to 64 letters, digits, _ or -' })),
    code: z.string().check(z.minLength(1), z.maxLength(2000)),
    scannedAt: Instant,
    gate: z.optional(GateName),
  }),
  responses: {
    200: z.object({
      result: z.enum(['admitted', 'already-admitted', 'void', 'wrong-event', 'invalid']),
      ticket: z.optional(
        z.object({
          ticketId: TicketId,
          attendeeName: z.string(),
          ticketTypeName: z.string(),
          seat: z.optional(SeatShape),
          section: z.optional(SectionName),
          admittedAt: z.optional(Instant),
        }),
      ),
    }),
  },
  errors: ['unauthenticated', 'forbidden', 'check-in-list-not-found'],
});

export const listTicketFacts = defineEndpoint({
  method: 'GET',
  path: '/internal/v1/ticket-facts',
  auth: 'service',
  summary: 'All tickets as far as their orders are concerned, page by page, for reconciliation',
  query: factsQuery,
  responses: { 200: page(TicketFact) },
  errors: [],
});

export const mendTicket = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/ticket-mendings',
  auth: 'service',
  repeatable: true,
  summary: 'Void a valid ticket that belongs to no position of a confirmed order',
  body: z.strictObject({ ticketId: TicketId }),
  responses: { 204: noContent },
  errors: [],
});
