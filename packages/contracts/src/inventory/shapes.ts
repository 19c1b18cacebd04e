import * as z from 'zod/mini';
import { EventSummary, HoldId, Instant, MoneyShape, OrderId, PriceLineShape, SeatShape, TicketTypeId } from '../shapes.ts';

export const HoldLineShape = z.object({
  ticketTypeId: TicketTypeId,
  name: z.string(),
  quantity: z.number(),
  /** For seated tickets; the quantity is then 1. */
  seat: z.optional(SeatShape),
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

/** A claimed hold: all that an order copies. */
export const ClaimedHold = z.object({
  holdId: HoldId,
  orderId: OrderId,
  event: EventSummary,
  expiresAt: Instant,
  lines: z.array(HoldLineShape),
  total: MoneyShape,
});
export type ClaimedHold = z.output<typeof ClaimedHold>;
