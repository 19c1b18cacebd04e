import type { EventOf } from '@onsale/contracts/event';
import type { paymentRefunded } from '@onsale/contracts/payments/events';
import { allows } from '@onsale/kernel/transition';
import { endRefund as ended } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { knownOrder } from './known-order.ts';

/** The provider has sent the money back. */
export const endRefund =
  ({ orders }: Pick<Ports, 'orders'>) =>
  async ({ data }: EventOf<typeof paymentRefunded>): Promise<void> => {
    const order = await knownOrder(orders, data.orderId);
    if (allows(ended, order.status)) await orders.change(order, ended);
    else if (order.status !== 'refunded' && order.status !== 'cancelled')
      throw new Error(`Order ${order.orderId} is ${order.status}, yet its money went back`);
  };
