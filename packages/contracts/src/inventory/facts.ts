import * as z from 'zod/mini';
import { AllocationId, EventId, HoldId, Instant, OrderId } from '../shapes.ts';

/** `unknown`: a row of the ledger that was found missing and written later cannot tell. */
const Standing = z.object({
  state: z.enum(['free', 'held', 'allocated', 'sold', 'retired', 'unknown']),
  holdId: z.optional(HoldId),
  orderId: z.optional(OrderId),
  allocationId: z.optional(AllocationId),
});
export type Standing = z.output<typeof Standing>;

const Placed = { eventId: EventId, unitId: z.string() };

/** How a unit stands as it was written; 0 when made, one more with each change. `freeFrom` in epoch milliseconds. */
export const UnitFact = z.object({
  kind: z.literal('unit'),
  ...Placed,
  version: z.number(),
  freeFrom: z.number(),
  standing: Standing,
});
export type UnitFact = z.output<typeof UnitFact>;

export const LedgerFact = z.object({
  kind: z.literal('ledger'),
  ...Placed,
  version: z.number(),
  from: Standing,
  to: Standing,
  at: Instant,
});
export type LedgerFact = z.output<typeof LedgerFact>;

export const HoldFact = z.object({
  kind: z.literal('hold'),
  holdId: HoldId,
  eventId: EventId,
  status: z.enum(['held', 'claimed', 'released', 'returned']),
  version: z.number(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
  orderId: z.optional(OrderId),
  /** What its units are held by. */
  heldAs: HoldId,
  unitIds: z.array(z.string()),
});
export type HoldFact = z.output<typeof HoldFact>;

/** What the shared count says of each block; `madeAt` in epoch milliseconds. */
export const CountFact = z.object({
  kind: z.literal('count'),
  eventId: EventId,
  version: z.number(),
  madeAt: z.number(),
  blocks: z.array(z.object({ blockId: z.string(), units: z.number(), free: z.number(), held: z.number() })),
});
export type CountFact = z.output<typeof CountFact>;

export const StockFact = z.discriminatedUnion('kind', [UnitFact, LedgerFact, HoldFact, CountFact]);
export type StockFact = z.output<typeof StockFact>;

/** What is wrong with an event's stock, and how it was found: it is mended only where it still stands so. */
export const StockMending = z.discriminatedUnion('what', [
  /** Sold to an order that does not have it: gives it back. */
  z.strictObject({ what: z.literal('return-unit'), unitId: z.string(), orderId: OrderId, holdId: z.optional(HoldId) }),
  /** A version that the ledger misses, between what is known before it and after it. */
  z.strictObject({
    what: z.literal('recover-row'),
    unitId: z.string(),
    version: z.number(),
    from: Standing,
    to: Standing,
  }),
  /** The unit is not as its last row says: a change to what it is makes a new row. */
  z.strictObject({ what: z.literal('restate-unit'), unitId: z.string(), freeFrom: z.number() }),
  /** The shared count is wrong: counts again. */
  z.strictObject({ what: z.literal('recount') }),
  /** An active hold lacks units: takes them again, or ends the hold if it is not ordered yet. */
  z.strictObject({ what: z.literal('hold-again'), holdId: HoldId }),
]);
export type StockMending = z.output<typeof StockMending>;
