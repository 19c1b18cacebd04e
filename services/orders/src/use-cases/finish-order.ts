import { confirm, endRefund, isFree, startRefund } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/**
 * Brings a paid order to its tickets, or its money on the way back; leaves every other order as it is. Each step gives the
 * same when it is done again, so whoever finds an order half way (a redelivery, the timer, the sweep) goes on from there.
 */
export const finishOrder = ({ orders, holds, payments }: Pick<Ports, 'orders' | 'holds' | 'payments'>) => {
  const sell = async (order: Order): Promise<Order> => {
    const sold = (await holds.confirm(order)) || (await holds.retake(order));
    if (!sold) return orders.change(order, startRefund, { refundReason: 'stock-lost' });
    const after = await orders.change(order, confirm);
    return after.status === 'paid' ? orders.change(after, startRefund, { refundReason: 'event-cancelled' }) : after;
  };

  const giveBack = async (order: Order): Promise<Order> => {
    if (isFree(order)) return orders.change(order, endRefund);
    await payments.refund(order);
    return order; // it ends when the provider has said so
  };

  const finish = async (order: Order): Promise<Order> => {
    if (order.status === 'paid') return finish(await (order.refundReason ? orders.change(order, startRefund) : sell(order)));
    return order.status === 'refunding' ? giveBack(order) : order;
  };
  return finish;
};
