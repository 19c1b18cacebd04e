import type { EventOf } from '@onsale/contracts/event';
import type { paymentSurplus } from '@onsale/contracts/payments/events';
import type { Ports } from '../ports.ts';
import { knownOrder } from './known-order.ts';

/**
 * More came than the order costs. Payments has asked for the rest back, unless it broke off right before; a close makes it ask once more,
 * which gives the same. Then the buyer is to hear of it; a redelivery tells it again, under the same `toldBy`.
 */
export const sendSurplusBack =
  ({ orders, payments }: Pick<Ports, 'orders' | 'payments'>) =>
  async ({ id, data }: EventOf<typeof paymentSurplus>): Promise<void> => {
    await payments.close(data.orderId);
    await orders.tellOverpaid(await knownOrder(orders, data.orderId), data.surplus, id);
  };
