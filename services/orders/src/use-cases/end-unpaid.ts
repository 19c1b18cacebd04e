import { isPayable } from '../domain/order.ts';
import type { Order, OrderChange } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/**
 * Ends a pending order so that it can no longer be paid. One that was paid in the last moment stays for its payment's event, and one whose
 * payment may just be on its way to be opened stays for its timer: nobody is shown a payment after that.
 */
export const endUnpaid =
  ({ orders, payments, clock }: Pick<Ports, 'orders' | 'payments' | 'clock'>) =>
  async (order: Order, ending: OrderChange): Promise<Order> => {
    const payment = await payments.close(order.orderId);
    if (payment === 'open') throw new Error(`The payment of ${order.orderId} is still open`);
    if (payment === 'none' && isPayable(order, clock.now())) return order;
    return payment === 'closed' || payment === 'none' ? orders.change(order, ending) : order;
  };
