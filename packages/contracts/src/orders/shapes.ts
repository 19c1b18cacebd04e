import * as z from 'zod/mini';
import { PriceLineShape, SeatShape, SectionName, TicketTypeId, text } from '../shapes.ts';

/** As buyers see it; inside, `pending` may also be paid and on its way to `confirmed`. */
export const OrderStatus = z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded']);
export type OrderStatus = z.output<typeof OrderStatus>;

/** One admission. */
export const PositionShape = z.object({
  /** 1, 2, 3… within the order. */
  position: z.number(),
  ticketTypeId: TicketTypeId,
  ticketTypeName: z.string(),
  seat: z.optional(SeatShape),
  section: z.optional(SectionName),
  attendeeName: text(120),
  price: PriceLineShape,
});
export type Position = z.output<typeof PositionShape>;
