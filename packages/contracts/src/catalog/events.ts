import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { CurrencyCode, EventSummary, priceUnits, SeatingPlanId, slug, TicketTypeId, whole } from '../shapes.ts';
import { QuotaShape, ReservationShape, VoucherShape } from './shapes.ts';

/** A seating plan is too big for an event: it is an immutable object, and the event says where and which. */
export const SeatingPlanPointer = z.object({
  planId: SeatingPlanId,
  bucket: z.string(),
  key: z.string(),
  /** SHA-256 of the object, hex. */
  hash: z.string(),
  seats: z.number(),
});
export type SeatingPlanPointer = z.output<typeof SeatingPlanPointer>;

/**
 * A ticket type as stock and price need it. A ticket takes a seat of `categories`, and a unit of each quota in `quotaIds` and of the
 * type's own, which has `quota` units and the type's id. An `unlimited` one takes nothing.
 */
export const SellableTicketType = z.object({
  ticketTypeId: TicketTypeId,
  name: z.string(),
  faceValue: priceUnits,
  fee: priceUnits,
  taxBasisPoints: whole(0, 10_000),
  quota: z.optional(z.number()),
  categories: z.optional(z.array(slug)),
  quotaIds: z.optional(z.array(slug)),
  unlimited: z.optional(z.literal(true)),
  maxPerOrder: z.optional(z.number()),
  reserved: z.optional(ReservationShape),
});

/** All that another service needs to sell the event. */
export const SellableEvent = z.object({
  event: EventSummary,
  currency: CurrencyCode,
  holdSeconds: z.number(),
  maxPerOrder: z.optional(z.number()),
  maxHeldPerNetwork: z.optional(z.number()),
  seatingPlan: z.optional(SeatingPlanPointer),
  ticketTypes: z.array(SellableTicketType),
  quotas: z.optional(z.array(QuotaShape)),
  vouchers: z.optional(z.array(VoucherShape)),
});
export type SellableEvent = z.output<typeof SellableEvent>;

export const eventPublished = defineEvent({ type: 'onsale.catalog.event-published.v1', data: SellableEvent });
export const eventChanged = defineEvent({ type: 'onsale.catalog.event-changed.v1', data: SellableEvent });

/** It will not take place: nothing is sold of it any more, and its orders end. */
export const eventCancelled = defineEvent({ type: 'onsale.catalog.event-cancelled.v1', data: SellableEvent });
