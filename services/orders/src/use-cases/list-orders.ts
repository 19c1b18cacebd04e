import type { listOrders as contract } from '@onsale/contracts/orders/api';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { shownStatus } from '../domain/order.ts';
import type { OrderLinks } from '../ports.ts';

type Ports = { readonly links: Pick<OrderLinks, 'ordersBehind'>; readonly clock: Clock };

/** All orders of a mail address that were ever paid, or free, whatever became of them, each with the token that opens it. */
export const listOrders =
  ({ links, clock }: Ports): UseCase<typeof contract> =>
  async (page, { bearerToken }) => {
    const found = await links.ordersBehind(bearerToken, clock.now(), page);
    if (!found.ok) return found;
    const { items, ...next } = found.value;
    return ok({
      items: items.map(({ orderId, accessToken, status, event, createdAt, total, positions }) => ({
        ...{ orderId, accessToken, status: shownStatus(status), event, createdAt, total },
        ticketCount: positions.length,
      })),
      ...next,
    });
  };
