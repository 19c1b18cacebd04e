import type { DataOf } from '@onsale/contracts/event';
import {
  orderCancelled,
  orderConfirmed,
  orderExpired,
  orderForgone,
  orderOverpaid,
  orderRefunded,
  orderRefunding,
} from '@onsale/contracts/orders/events';
import type { Money } from '@onsale/kernel/money';
import type { Outbox } from '@onsale/runtime/outbox';
import { refundReasonOf } from '../domain/order.ts';
import type { Order, OrderFacts, Sale } from '../domain/order.ts';

/** What the world is told when an order comes into its state: at most one event. */
export const orderEvents = <Item>(outbox: Outbox<Item>, order: Order): Item[] => {
  const data = factsOf(order);
  const fact = { subject: order.orderId, version: order.version, data };
  switch (order.status) {
    case 'pending':
    case 'paid':
      return [];
    case 'confirmed':
      return [outbox.event(orderConfirmed, { ...fact, data: { ...data, ...(order.paidLate && { paidLate: true }) } })];
    case 'expired':
      return [outbox.event(orderExpired, fact)];
    case 'cancelled':
      return [outbox.event(orderCancelled, fact)];
    case 'refunding':
      return [outbox.event(orderRefunding, { ...fact, data: { ...data, ...refundOf(order) } })];
    case 'refunded':
      return [outbox.event(orderRefunded, fact)];
  }
};

export const overpaidEvent = <Item>(outbox: Outbox<Item>, order: Order, surplus: Money, toldBy: string): Item =>
  outbox.event(orderOverpaid, { subject: order.orderId, version: order.version, data: { ...factsOf(order), surplus, toldBy } });

export const forgoneEvent = <Item>(outbox: Outbox<Item>, { orderId, holdId }: Sale): Item =>
  outbox.event(orderForgone, { subject: orderId, version: 1, data: { orderId, holdId } });

/** Readers from before there were other reasons understand that the order had ended. */
const refundOf = (order: Order): Pick<DataOf<typeof orderRefunding>, 'reason' | 'because' | 'refund'> => {
  const reason = refundReasonOf(order);
  const refund = order.received && { refund: order.received };
  return reason === 'stock-lost' || reason === 'order-ended'
    ? { reason, ...refund }
    : { reason: 'order-ended', because: reason, ...refund };
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
