import * as z from 'zod/mini';
import { auditPart } from '../audit.ts';
import { defineEndpoint, noContent } from '../endpoint.ts';
import {
  AllocationId,
  EventId,
  factsQuery,
  HoldId,
  OrderId,
  page,
  pageQuery,
  QuotaId,
  slug,
  text,
  TicketTypeId,
  VoucherCode,
  whole,
} from '../shapes.ts';
import { StockFact, StockMending } from './facts.ts';
import { AllocationShape, availabilityCounts, ClaimedHold, HoldLineShape, HoldShape, QuotaStandingShape } from './shapes.ts';

const holdParams = z.strictObject({ holdId: HoldId });
const seatId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,130}$/, { error: 'must be a seat id such as A-12-7' }));

/** `held` also tells of a seat that the organizer holds back. */
export const SeatStatus = z.enum(['free', 'held', 'sold']);

/** By section, then one string a row in the plan's order: `f` free, `h` held, `s` sold. */
export const SeatMap = z.array(z.object({ sectionId: slug, rows: z.array(z.string()) }));

export const getAvailability = defineEndpoint({
  method: 'GET',
  path: '/v1/events/{eventId}/availability',
  auth: 'public',
  partners: true,
  summary: 'What is free, at most a second old',
  cache: { browserSeconds: 1, cdnSeconds: 1 },
  params: z.strictObject({ eventId: EventId }),
  query: z.strictObject({
    /** `list`: every seat an object. `map`: a string a row, for drawing. `none`: counts only. */
    seats: z._default(z.enum(['list', 'map', 'none']), 'list'),
  }),
  responses: {
    200: z.object({
      ...availabilityCounts,
      seats: z.optional(z.array(z.object({ seatId: z.string(), ticketTypeIds: z.array(TicketTypeId), status: SeatStatus }))),
      seatMap: z.optional(SeatMap),
    }),
  },
  errors: ['event-not-found'],
  deprecated: { since: '2026-12-01', sunset: '2028-12-01', successor: '/v2/events/{eventId}/availability' },
});

export const getAvailabilityV2 = defineEndpoint({
  method: 'GET',
  path: '/v2/events/{eventId}/availability',
  auth: 'public',
  summary: 'What is free, at most a second old; seats as a map of a few kilobytes',
  cache: { browserSeconds: 1, cdnSeconds: 1 },
  params: z.strictObject({ eventId: EventId }),
  query: z.strictObject({
    /** `map`: a string a row, which the event's seating plan explains. `none`: counts only. */
    seats: z._default(z.enum(['map', 'none']), 'map'),
  }),
  responses: { 200: z.object({ ...availabilityCounts, seatMap: z.optional(SeatMap) }) },
  errors: ['event-not-found'],
});

export const listQuotas = defineEndpoint({
  method: 'GET',
  path: '/v1/events/{eventId}/quotas',
  auth: 'organizer',
  needs: 'events:read',
  summary: "How an event's quotas stand at this moment",
  params: z.strictObject({ eventId: EventId }),
  responses: { 200: z.object({ items: z.array(QuotaStandingShape) }) },
  errors: ['unauthenticated', 'forbidden', 'event-not-found', 'not-on-sale'],
});

export const setCapacity = defineEndpoint({
  method: 'PATCH',
  path: '/v1/events/{eventId}/quotas/{quotaId}',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'set-capacity',
  summary: 'Raise or lower a capacity while selling; what is held or sold stays, so ask again until it is reached',
  params: z.strictObject({ eventId: EventId, quotaId: QuotaId }),
  body: z.strictObject({ capacity: whole(0, 200_000) }),
  /** The capacity that was reached. */
  responses: { 200: QuotaStandingShape },
  errors: ['unauthenticated', 'forbidden', 'event-not-found', 'event-cancelled', 'quota-not-found', 'not-on-sale'],
});

const allocationLines = z
  .array(
    z.union([z.strictObject({ seatId }), z.strictObject({ quotaId: QuotaId, quantity: whole(1, 1000) })], {
      error: 'must be { seatId } or { quotaId, quantity }',
    }),
  )
  .check(z.minLength(1), z.maxLength(1000));
const allocationBytes = 256 * 1024;

export const createAllocation = defineEndpoint({
  method: 'POST',
  path: '/v1/events/{eventId}/allocations',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'create-allocation',
  summary: 'Hold seats and places back by hand, all or nothing, until they are released; at most 1000 at a time',
  idempotencyKey: 'required',
  params: z.strictObject({ eventId: EventId }),
  /** A seat alone takes nothing of its ticket type's quotas: name those too where they are to be held back. */
  body: z.strictObject({ name: text(80), lines: allocationLines }),
  bodyBytes: allocationBytes,
  responses: { 201: AllocationShape },
  errors: [
    'unauthenticated',
    'forbidden',
    'event-not-found',
    'event-cancelled',
    'seat-not-found',
    'quota-not-found',
    'not-on-sale',
    'sold-out',
    'all-held',
    'seat-taken',
    'idempotency-mismatch',
  ],
});

export const listAllocations = defineEndpoint({
  method: 'GET',
  path: '/v1/events/{eventId}/allocations',
  auth: 'organizer',
  needs: 'events:read',
  summary: 'List the allocations of an event and what each of them has now',
  params: z.strictObject({ eventId: EventId }),
  query: pageQuery,
  responses: { 200: page(AllocationShape) },
  errors: ['unauthenticated', 'forbidden', 'event-not-found', 'not-on-sale'],
});

export const releaseAllocation = defineEndpoint({
  method: 'POST',
  path: '/v1/events/{eventId}/allocations/{allocationId}/release',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'release-allocation',
  summary: 'Give free what an allocation holds back, in part or all of it',
  idempotencyKey: 'required',
  params: z.strictObject({ eventId: EventId, allocationId: AllocationId }),
  /** Without lines: all that it has. */
  body: z.strictObject({ lines: z.optional(allocationLines) }),
  bodyBytes: allocationBytes,
  responses: { 200: AllocationShape },
  errors: [
    'unauthenticated',
    'forbidden',
    'event-not-found',
    'event-cancelled',
    'allocation-not-found',
    'not-in-allocation',
    'not-on-sale',
    'idempotency-mismatch',
  ],
});

export const createHold = defineEndpoint({
  method: 'POST',
  path: '/v1/holds',
  auth: 'public',
  partners: true,
  summary: 'Hold tickets for some minutes at a frozen price',
  idempotencyKey: 'optional',
  clientAddress: true,
  body: z.strictObject({
    eventId: EventId,
    lines: z
      .array(
        z.union(
          [
            /**
             * Of a type that sells seats: the best ones that are left, side by side where that can be, or with `together` not at
             * all; of one section if asked. Lines with `together` whose types sell the same seats sit side by side with each other. Of
             * a type that sells several standing sections, the section must be named.
             */
            z.strictObject({
              ticketTypeId: TicketTypeId,
              quantity: whole(1, 20),
              sectionId: z.optional(slug),
              together: z.optional(z.boolean()),
            }),
            z.strictObject({ seatId, ticketTypeId: z.optional(TicketTypeId) }),
          ],
          { error: 'must be { ticketTypeId, quantity } or { seatId }' },
        ),
      )
      .check(z.minLength(1), z.maxLength(20)),
    voucher: z.optional(VoucherCode),
  }),
  responses: { 201: HoldShape },
  errors: [
    'event-not-found',
    'ticket-type-not-found',
    'seat-not-found',
    'section-not-found',
    'voucher-not-found',
    'voucher-needed',
    'voucher-used-up',
    'not-on-sale',
    'sold-out',
    'all-held',
    'seat-taken',
    'not-together',
    'too-many-tickets',
    'too-many-held',
    'hold-exists',
    'idempotency-mismatch',
  ],
});

export const releaseHold = defineEndpoint({
  method: 'DELETE',
  path: '/v1/holds/{holdId}',
  auth: 'public',
  partners: true,
  summary: 'Give a hold back; whoever knows its id may',
  params: holdParams,
  responses: { 204: noContent },
  errors: ['hold-not-found', 'hold-already-claimed'],
});

export const claimHold = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/holds/{holdId}/claim',
  auth: 'service',
  repeatable: true,
  summary: 'Bind a hold to an order, and sell it where it costs nothing; never extends it',
  params: holdParams,
  body: z.strictObject({
    orderId: OrderId,
    /** How many attendees the order names; it must be the hold's number of tickets. Absent: not checked. */
    attendees: z.optional(whole(1, 20)),
  }),
  responses: { 200: ClaimedHold },
  errors: ['hold-not-found', 'hold-expired', 'hold-already-claimed', 'attendee-count'],
});

export const confirmHold = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/holds/{holdId}/confirm',
  auth: 'service',
  repeatable: true,
  summary: 'Sell what an order claimed; answers the same again to the same order',
  params: holdParams,
  body: z.strictObject({ orderId: OrderId }),
  responses: { 200: z.object({ lines: z.array(HoldLineShape) }) },
  errors: ['hold-not-found', 'hold-already-claimed', 'stock-lost'],
});

export const retakeHold = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/holds/{holdId}/retake',
  auth: 'service',
  repeatable: true,
  summary: 'Take the stock of an expired hold again for an order that was paid late, and sell it',
  params: holdParams,
  body: z.strictObject({ orderId: OrderId }),
  responses: { 200: z.object({ lines: z.array(HoldLineShape) }) },
  errors: ['hold-not-found', 'hold-already-claimed', 'stock-lost'],
});

export const listStockFacts = defineEndpoint({
  method: 'GET',
  path: '/internal/v1/stock-facts',
  auth: 'service',
  summary: 'All units, rows of the ledger, holds and counts, page by page, for reconciliation',
  query: factsQuery,
  responses: { 200: page(StockFact) },
  errors: [],
});

export const mendStock = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/stock-mendings',
  auth: 'service',
  repeatable: true,
  summary: 'Mend what reconciliation found; changes nothing that stands otherwise by now',
  body: z.strictObject({ eventId: EventId, mending: StockMending }),
  responses: { 204: noContent },
  errors: ['event-not-found'],
});

export const listInventoryAudit = auditPart('inventory');
