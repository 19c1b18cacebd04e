import type { OrderId } from '@onsale/kernel/id';
import { expire } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { finishOrder } from './finish-order.ts';
import { knownOrder } from './known-order.ts';

/** Its time is over: ends an order that was not paid, and moves on one that was and got stuck. */
export const expireOrder = (ports: Pick<Ports, 'orders' | 'holds' | 'payments'>) => {
  const { orders, payments } = ports;
  const finish = finishOrder(ports);

  const close = async (order: Order): Promise<void> => {
    const payment = await payments.close(order.orderId);
    if (payment === 'open') throw new Error(`The payment of ${order.orderId} is still open`);
    if (payment === 'closed' || payment === 'none') await orders.change(order, expire);
    // Otherwise it was paid in the last moment: the payment's event is on its way here.
  };

  return async ({ orderId }: { readonly orderId: OrderId }): Promise<void> => {
    const order = await knownOrder(orders, orderId);
    if (order.status === 'pending') await close(order);
    else await finish(order);
  };
};
