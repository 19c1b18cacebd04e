import type { mendOrder as contract } from '@onsale/contracts/orders/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { startRefund } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../ports.ts';
import { finishOrder } from './finish-order.ts';

/**
 * Mends a confirmed order that reconciliation found without its units or its tickets; leaves every other order as it is. What was not lost
 * stays sold to it, so asking once more changes nothing. An order that is not there, though units are sold to it, never comes from then on.
 */
export const mendOrder = (ports: Pick<Ports, 'orders' | 'holds' | 'payments'>): UseCase<typeof contract> => {
  const { orders, holds } = ports;
  const finish = finishOrder(ports);

  /** Takes the stock again, or sends the money back. */
  const sellAgain = async (order: Order): Promise<void> => {
    const sold = (await holds.confirm(order)) || (await holds.retake(order));
    if (!sold) await finish(await orders.change(order, startRefund, { refundReason: 'stock-lost' }));
  };

  return async (asked) => {
    const { orderId, lacks } = asked;
    if (lacks === 'itself') return (await orders.forgo(asked)) ? ok(undefined) : refusal('hold-already-claimed');
    const order = await orders.find(orderId);
    if (!order) return refusal('order-not-found');
    if (order.status === 'confirmed') await (lacks === 'units' ? sellAgain(order) : orders.tellAgain(order));
    return ok(undefined);
  };
};
