import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { Buyer, EventSummary, HoldId, MoneyShape, OrderId } from '../shapes.ts';
import { PositionShape } from './shapes.ts';

const OrderFacts = z.object({
  orderId: OrderId,
  holdId: HoldId,
  event: EventSummary,
  buyer: Buyer,
  positions: z.array(PositionShape),
  total: MoneyShape,
});

/** Paid (or free) and its stock is sold to it: tickets may be made. */
export const orderConfirmed = defineEvent({ type: 'onsale.orders.order-confirmed.v1', data: OrderFacts });

/** Ended without a payment: what its hold still holds is free. */
export const orderExpired = defineEvent({ type: 'onsale.orders.order-expired.v1', data: OrderFacts });

/** The money is on its way back, and so is the stock. */
export const orderRefunding = defineEvent({
  type: 'onsale.orders.order-refunding.v1',
  data: z.extend(OrderFacts, { reason: z.enum(['stock-lost', 'order-ended']) }),
});

/** The provider has said that the money went back. */
export const orderRefunded = defineEvent({ type: 'onsale.orders.order-refunded.v1', data: OrderFacts });
