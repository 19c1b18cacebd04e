import * as z from 'zod/mini';
import { EventId, HoldId, OrderId } from '../shapes.ts';
import { OrderStatus } from './shapes.ts';

/** An order as far as stock and tickets are concerned, and nothing of its buyer. */
export const OrderFact = z.object({
  orderId: OrderId,
  eventId: EventId,
  holdId: HoldId,
  /** `paid`: on its way to `confirmed`. */
  status: z.enum([...OrderStatus.options, 'paid']),
  version: z.number(),
  /** The numbers of its positions. */
  positions: z.array(z.number()),
});
export type OrderFact = z.output<typeof OrderFact>;
