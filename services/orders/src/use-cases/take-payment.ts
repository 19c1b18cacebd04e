import type { EventOf } from '@onsale/contracts/event';
import type { paymentPartial, paymentSucceeded } from '@onsale/contracts/payments/events';
import type { OrderId } from '@onsale/kernel/id';
import { allows } from '@onsale/kernel/transition';
import { pay } from '../domain/order.ts';
import type { LaterFacts } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { finishOrder } from './finish-order.ts';
import { knownOrder } from './known-order.ts';

type Needs = Pick<Ports, 'orders' | 'holds' | 'payments'>;

/** The provider has the buyer's money: the order is confirmed, or the money goes back. */
export const takePayment = (ports: Needs) => {
  const take = takeMoney(ports);
  return ({ id, data }: EventOf<typeof paymentSucceeded>): Promise<void> => take(data.orderId, { paidBy: id });
};

/** It is not what the order costs: the order takes no stock, and the money goes back. */
export const takePartialPayment = (ports: Needs) => {
  const take = takeMoney(ports);
  return ({ id, data: { orderId, received } }: EventOf<typeof paymentPartial>): Promise<void> =>
    take(orderId, { paidBy: id, refundReason: 'partial-payment', received });
};

const takeMoney = (ports: Needs) => {
  const { orders, payments } = ports;
  const finish = finishOrder(ports);

  return async (orderId: OrderId, facts: LaterFacts): Promise<void> => {
    let order = await knownOrder(orders, orderId);
    while (allows(pay, order.status))
      // again if the timer was faster
      order = await orders.change(order, pay, { ...facts, ...(order.status === 'expired' && { paidLate: true }) });
    if (order.status === 'refunded' || order.status === 'cancelled') await payments.refund(order);
    else await finish(order);
  };
};
