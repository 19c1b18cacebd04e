import { isPayable } from '../domain/order.ts';
import type { Order, OrderChange } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/** There is no money, and none will come; what the provider was made to send back past us is none of the order's either. */
const isOver: readonly string[] = ['none', 'closed', 'refunded'];

/**
 * Ends a pending order so that it can no longer be paid. One that was paid stays for its payment's event, which
 * payments tells again where it never came, and one whose
 * payment may just be on its way to be opened stays for its timer: nobody is shown a payment after that.
 */
export const endUnpaid =
  ({ orders, payments, clock }: Pick<Ports, 'orders' | 'payments' | 'clock'>) =>
  async (order: Order, ending: OrderChange): Promise<Order> => {
    const payment = await payments.close(order.orderId);
    if (payment === 'open') throw new Error(`The payment of ${order.orderId} is still open`);
    if (payment === 'none' && isPayable(order, clock.now())) return order;
    return isOver.includes(payment) ? orders.change(order, ending) : order;
  };
