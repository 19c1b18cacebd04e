import { randomUUID } from 'node:crypto';
import type { Api } from '@onsale/client/client';
import type { BodyTo, ResponseTo } from '@onsale/client/routes';
import { until } from '@onsale/testing/until';
import { valueOf } from './value-of.ts';

export type PlacedOrder = ResponseTo<'POST /v1/orders'>;
export type Order = ResponseTo<'GET /v1/orders/{orderId}'>;
type Lines = BodyTo<'POST /v1/holds'>['lines'];
type Buyer = BodyTo<'POST /v1/orders'>['buyer'];

/** A buyer with an address of their own, so that a test finds their mails. */
export const someone = (more: Partial<Buyer> = {}): Buyer => ({
  name: 'Mina Park',
  email: `mina-${randomUUID()}@example.org`,
  locale: 'en',
  ...more,
});

/** The buyer's way, step by step, with nothing but the public API. */
export const buyersWay = (api: Api) => ({
  hold: (eventId: string, lines: Lines) =>
    api('POST /v1/holds', { body: { eventId, lines }, headers: { idempotencyKey: randomUUID() } }),

  order: (holdId: string, buyer: Buyer) =>
    api('POST /v1/orders', { body: { holdId, buyer }, headers: { idempotencyKey: randomUUID() } }),

  read: ({ orderId, accessToken }: PlacedOrder) => api('GET /v1/orders/{orderId}', { params: { orderId }, bearer: accessToken }),
});

/** Pays (or declines) on the sandbox's page as a browser does: a POST with an empty body, answered by a redirect. */
export const atSandbox = async (order: PlacedOrder, what: 'pay' | 'decline'): Promise<void> => {
  if (!order.payment) throw new Error(`order ${order.orderId} has nothing to pay`);
  const answer = await fetch(`${order.payment.checkoutUrl}/${what}`, { method: 'POST', redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
};

/** Waits until an order is as `isAsWanted` says, and gives it. */
export const orderWhen = (api: Api, placed: PlacedOrder, what: string, isAsWanted: (order: Order) => boolean): Promise<Order> =>
  until(
    `order ${placed.orderId} to be ${what}`,
    async () => {
      const order = await buyersWay(api).read(placed);
      return order.ok && isAsWanted(order.value) ? order.value : undefined;
    },
    60_000,
  );

export const isTicketed = ({ status, tickets, positions }: Order): boolean =>
  status === 'confirmed' && tickets.length === positions.length;

/** Holds, orders, pays where there is something to pay, and waits for the tickets. */
export const buy = async (api: Api, eventId: string, lines: Lines, buyer: Buyer = someone()) => {
  const way = buyersWay(api);
  const hold = await valueOf(way.hold(eventId, lines));
  const placed = await valueOf(way.order(hold.holdId, buyer));
  if (placed.payment) await atSandbox(placed, 'pay');
  const order = await orderWhen(api, placed, 'confirmed with its tickets', isTicketed);
  return { hold, placed, order, buyer };
};
