import type { getOrder as contract } from '@onsale/contracts/orders/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { isPayable, shownStatus } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/** Shows an order to whoever has its token; to all others it does not exist. */
export const getOrder =
  ({ orders, payments, tickets, secrets, clock, log }: Omit<Ports, 'holds'>): UseCase<typeof contract> =>
  async ({ orderId }, { bearerToken }) => {
    const order = await orders.find(orderId);
    if (!order || !secrets.equal(bearerToken, order.accessToken)) return refusal('order-not-found');

    /** What another service adds is left out while that service is down. */
    const ifAnswered = <T>(message: string, answer: Promise<T>): Promise<T | undefined> =>
      answer.catch((fault: unknown) => {
        log.error(message, fault, { orderId });
        return undefined;
      });
    const checkoutUrl = isPayable(order, clock.now())
      ? await ifAnswered('CHECKOUT_UNKNOWN', payments.checkoutUrl(orderId))
      : undefined;
    const items = order.status === 'confirmed' ? await ifAnswered('TICKETS_UNKNOWN', tickets.ofOrder(orderId)) : undefined;

    const { status, event, buyer, createdAt, expiresAt, positions, total } = order;
    return ok({
      ...{ orderId, status: shownStatus(status), event, buyer, createdAt, expiresAt, positions, total },
      ...(checkoutUrl !== undefined && isPayable(order, clock.now()) && { payment: { checkoutUrl } }),
      tickets: items ?? [],
    });
  };
