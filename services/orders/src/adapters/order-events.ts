import { orderConfirmed, orderExpired, orderRefunded, orderRefunding } from '@onsale/contracts/orders/events';
import type { Outbox } from '@onsale/runtime/outbox';
import { refundReasonOf } from '../domain/order.ts';
import type { Order, OrderFacts } from '../domain/order.ts';

/** What the world is told when an order comes into its state: at most one event. */
export const orderEvents = <Item>(outbox: Outbox<Item>, order: Order): Item[] => {
  const data = factsOf(order);
  const fact = { subject: order.orderId, version: order.version, data };
  switch (order.status) {
    case 'pending':
    case 'paid':
      return [];
    case 'confirmed':
      return [outbox.event(orderConfirmed, fact)];
    case 'expired':
      return [outbox.event(orderExpired, fact)];
    case 'refunding':
      return [outbox.event(orderRefunding, { ...fact, data: { ...data, reason: refundReasonOf(order) } })];
    case 'refunded':
      return [outbox.event(orderRefunded, fact)];
  }
};

/** Field by field, so that an access token never travels. */
const factsOf = ({ orderId, holdId, event, buyer, positions, total }: Order): OrderFacts => ({
  orderId,
  holdId,
  event,
  buyer,
  positions,
  total,
});
