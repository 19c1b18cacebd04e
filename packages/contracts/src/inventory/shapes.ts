import * as z from 'zod/mini';
import {
  AllocationId,
  EventSummary,
  HoldId,
  Instant,
  MoneyShape,
  OrderId,
  PriceLineShape,
  QuotaId,
  SeatShape,
  SectionName,
  slug,
  TicketTypeId,
} from '../shapes.ts';

export const HoldLineShape = z.object({
  ticketTypeId: TicketTypeId,
  name: z.string(),
  quantity: z.number(),
  /** For seated tickets; the quantity is then 1. */
  seat: z.optional(SeatShape),
  /** For places of a standing section. */
  section: z.optional(SectionName),
  /** Of one ticket. */
  price: PriceLineShape,
  /** Of the line: price times quantity. */
  total: MoneyShape,
});

export const HoldShape = z.object({
  holdId: HoldId,
  status: z.literal('held'),
  expiresAt: Instant,
  lines: z.array(HoldLineShape),
  total: MoneyShape,
});

/** How all units of a quota stand at this moment: `capacity` is `free`, `held`, `allocated` and `sold` together. */
export const QuotaStandingShape = z.object({
  quotaId: QuotaId,
  name: z.string(),
  capacity: z.number(),
  free: z.number(),
  held: z.number(),
  /** Held back by allocations. */
  allocated: z.number(),
  sold: z.number(),
});

/** Seats and places that are held back by hand, without a timer. */
export const AllocationShape = z.object({
  allocationId: AllocationId,
  name: z.string(),
  createdAt: Instant,
  /** What it has now: each seat, and how many units of each quota. */
  lines: z.array(z.union([z.object({ seatId: z.string() }), z.object({ quotaId: QuotaId, quantity: z.number() })])),
});

/** A claimed hold: all that an order copies. */
export const ClaimedHold = z.object({
  holdId: HoldId,
  orderId: OrderId,
  event: EventSummary,
  expiresAt: Instant,
  lines: z.array(HoldLineShape),
  total: MoneyShape,
  /** It costs nothing, and its stock is sold to the order already. */
  sold: z.optional(z.literal(true)),
});
export type ClaimedHold = z.output<typeof ClaimedHold>;

/** `all-held`: none free just now, and some may come back. `sold-out`: none will by itself, only by refunds and what the organizer gives free. */
const stockStatus = z.enum(['available', 'all-held', 'sold-out']);

/** What both versions of availability tell. */
export const availabilityCounts = {
  /** Of what anybody may buy: a reserved ticket type does not count. */
  status: stockStatus,
  asOf: Instant,
  /** Only where all is held: when the first of it comes back unless it is bought, or given back before. */
  nextFreeAt: z.optional(Instant),
  /** `free` is how many tickets can be had at most now; of an unlimited type always 1,000,000. `status`: of this type alone. */
  ticketTypes: z.array(z.object({ ticketTypeId: TicketTypeId, free: z.number(), status: z.optional(stockStatus) })),
  /** How many places of each standing section are free. */
  standingSections: z.optional(z.array(z.object({ sectionId: slug, free: z.number() }))),
};
