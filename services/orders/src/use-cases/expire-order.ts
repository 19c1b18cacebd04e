import type { OrderId } from '@onsale/kernel/id';
import { expire } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { endUnpaid } from './end-unpaid.ts';
import { finishOrder } from './finish-order.ts';
import { knownOrder } from './known-order.ts';

/** Its time is over: ends an order that was not paid, and moves on one that was and got stuck. */
export const expireOrder = (ports: Pick<Ports, 'orders' | 'holds' | 'payments' | 'clock'>) => {
  const end = endUnpaid(ports);
  const finish = finishOrder(ports);

  return async ({ orderId }: { readonly orderId: OrderId }): Promise<void> => {
    const order = await knownOrder(ports.orders, orderId);
    if (order.status === 'pending') await end(order, expire);
    else await finish(order);
  };
};
