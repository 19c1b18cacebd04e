import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { Buyer, EventSummary, HoldId, Instant, MoneyShape, OrderId } from '../shapes.ts';
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
export const orderConfirmed = defineEvent({
  type: 'onsale.orders.order-confirmed.v1',
  data: z.extend(OrderFacts, {
    /** The money came when the order had expired, and its stock was still there, or there again. */
    paidLate: z.optional(z.literal(true)),
  }),
});

/** Ended without a payment: what its hold still holds is free. */
export const orderExpired = defineEvent({ type: 'onsale.orders.order-expired.v1', data: OrderFacts });

/** The money is on its way back, and so is the stock. */
export const orderRefunding = defineEvent({
  type: 'onsale.orders.order-refunding.v1',
  data: z.extend(OrderFacts, {
    reason: z.enum(['stock-lost', 'order-ended']),
    /** Why the order ended, where it did not by its time: the event is cancelled, or the payment was not what is owed. */
    because: z.optional(z.enum(['event-cancelled', 'partial-payment'])),
    /** What goes back, where it is not the order's total. */
    refund: z.optional(MoneyShape),
  }),
});

/** Ended together with its event, and there is no money to send back: what is held for it or sold to it is free. */
export const orderCancelled = defineEvent({ type: 'onsale.orders.order-cancelled.v1', data: OrderFacts });

/** It was not written when its stock was sold to it, and never comes: what is held for it or sold to it is free. */
export const orderForgone = defineEvent({
  type: 'onsale.orders.order-forgone.v1',
  data: z.object({ orderId: OrderId, holdId: HoldId }),
});

/** More money came than the order costs, or it came twice: that is on its way back, and the order stays as it is. */
export const orderOverpaid = defineEvent({
  type: 'onsale.orders.order-overpaid.v1',
  data: z.extend(OrderFacts, {
    surplus: MoneyShape,
    /** The id of the payment's event that told of it: the same surplus may be told twice. */
    toldBy: z.string(),
  }),
});

/** The provider has said that the money went back. */
export const orderRefunded = defineEvent({ type: 'onsale.orders.order-refunded.v1', data: OrderFacts });

/** Somebody wants to see all orders of a mail address that has some. Whoever has `url` sees them until `expiresAt`: it goes there and nowhere else. */
export const orderLinkMade = defineEvent({
  type: 'onsale.orders.order-link-made.v1',
  data: z.object({ buyer: Buyer, url: z.string(), expiresAt: Instant }),
});
