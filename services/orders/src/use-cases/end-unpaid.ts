import type { Order, OrderChange } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/** Ends a pending order so that it can no longer be paid; one that was paid in the last moment stays for its payment's event. */
export const endUnpaid =
  ({ orders, payments }: Pick<Ports, 'orders' | 'payments'>) =>
  async (order: Order, ending: OrderChange): Promise<Order> => {
    const payment = await payments.close(order.orderId);
    if (payment === 'open') throw new Error(`The payment of ${order.orderId} is still open`);
    return payment === 'closed' || payment === 'none' ? orders.change(order, ending) : order;
  };
