import type { OrderId } from '@onsale/kernel/id';
import { cancel, isFree, startRefund } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { endUnpaid } from './end-unpaid.ts';
import { finishOrder } from './finish-order.ts';
import { knownOrder } from './known-order.ts';

/** Ends an order of a cancelled event: nobody has paid, or the money goes back. */
export const cancelOrder = (ports: Pick<Ports, 'orders' | 'holds' | 'payments' | 'clock'>) => {
  const { orders } = ports;
  const end = endUnpaid(ports);
  const finish = finishOrder(ports);

  const cancelConfirmed = (order: Order): Promise<Order> =>
    isFree(order) ? orders.change(order, cancel) : orders.change(order, startRefund, { refundReason: 'event-cancelled' });

  return async ({ orderId }: { readonly orderId: OrderId }): Promise<void> => {
    const known = await knownOrder(orders, orderId);
    const order = await finish(known.status === 'pending' ? await end(known, cancel) : known);
    if (order.status === 'confirmed') await finish(await cancelConfirmed(order));
  };
};
