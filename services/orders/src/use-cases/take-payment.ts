import type { EventOf } from '@onsale/contracts/event';
import type { paymentSucceeded } from '@onsale/contracts/payments/events';
import { allows } from '@onsale/kernel/transition';
import { pay } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { finishOrder } from './finish-order.ts';
import { knownOrder } from './known-order.ts';

/** The provider has the buyer's money: the order is confirmed, or the money goes back. */
export const takePayment = (ports: Pick<Ports, 'orders' | 'holds' | 'payments'>) => {
  const { orders, payments } = ports;
  const finish = finishOrder(ports);

  return async ({ id, data }: EventOf<typeof paymentSucceeded>): Promise<void> => {
    let order = await knownOrder(orders, data.orderId);
    while (allows(pay, order.status)) order = await orders.change(order, pay, { paidBy: id }); // again if the timer was faster
    if (order.status === 'refunded') await payments.refund(order);
    else await finish(order);
  };
};
