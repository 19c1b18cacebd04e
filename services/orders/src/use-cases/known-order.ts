import type { OrderId } from '@onsale/kernel/id';
import type { Order } from '../domain/order.ts';
import type { Orders } from '../ports.ts';

/** An order that must be there: timers and payments start after it was stored. Throws where it is not. */
export const knownOrder = async (orders: Orders, orderId: OrderId): Promise<Order> => {
  const order = await orders.find(orderId);
  if (!order) throw new Error(`There is no order ${orderId}`);
  return order;
};
