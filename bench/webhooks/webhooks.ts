import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@onsale/client/client';
import type { WebhookType } from '@onsale/contracts/notifications/webhook-facts';
import { receiver } from '@onsale/testing/receiver';
import type { Receiver } from '@onsale/testing/receiver';
import { until } from '@onsale/testing/until';
import { startHost } from '../host/host.ts';
import type { Host } from '../host/host.ts';
import { apiAt } from '../load/api.ts';
import { buyer } from '../load/buyer.ts';
import type { Buyer } from '../load/buyer.ts';
import { percentile } from '../load/lanes.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import type { OnSale } from '../load/put-on-sale.ts';
import { drawing } from '../scenarios/scenario.ts';

/** Milliseconds. */
type Spread = { readonly p50: number; readonly p95: number };

export type Webhooks = {
  readonly scenario: 'webhooks';
  readonly events: number;
  /** From the event to its arrival at the receiver that answers, beside one that is dead and one that takes 30 s. */
  readonly delay: Spread;
  readonly reached: number;
  /** Hold and free order, as the buyer sees them. */
  readonly checkout: { readonly without: Spread; readonly with: Spread };
  /** p50 with webhooks beside p50 without. */
  readonly checkoutRatio: number;
  /** The same of each round, the smallest first: how far chance carries it. */
  readonly roundRatios: readonly number[];
  /** CPU-ms an order by part of the host: what the deliveries take is in `with`. */
  readonly cpu: { readonly without: Cpu; readonly with: Cpu };
};

type Cpu = Readonly<Record<string, number>>;

const ordersPerSecond = 10; // on average; less than this machine can do, so that what is measured is waiting and not a busy core
const slowAnswer = 30_000; // milliseconds
const warmUp = 300; // after some hundred orders, V8 has compiled what it will
const rounds = 10;

/**
 * Orders in rounds: so many that nobody is told of and as many that are told, each half first by turns, at the same moments of a round. What gets warmer or more as time
 * goes by does so for both.
 */
export const measureWebhooks = async (root: string, events: number): Promise<Webhooks> => {
  const host = await startHost(root, {
    ...{ workers: 1, environments: 2 },
    apart: [drawing],
    paused: [drawing],
    cdn: false,
    standIns: {},
  });
  const there = await receiver();
  const slow = await receiver();
  slow.answers((response) => void setTimeout(() => response.writeHead(204).end(), slowAnswer).unref());
  try {
    const sale = await putOnSale(host, [{ name: 'Free', faceValue: 0, quota: 2 * events + warmUp }]);
    const by = buyer(apiAt(host.url));
    const arrivals = notedBy(there);
    const listening = await listen(host, [there.url, slow.url, await deadUrl()]);
    await ordersOf(by, sale, momentsOf(warmUp));
    const made: Round[] = [];
    const spent: { without: Cpu; with: Cpu }[] = [];
    const half = async (moments: readonly number[], isTold: boolean) => {
      await listening.to(isTold ? 'order-confirmed.v1' : 'order-cancelled.v1'); // nobody cancels
      const begun = host.cpu();
      const orders = await ordersOf(by, sale, moments);
      const areTold = () => (orders.every(({ orderId }) => arrivals.has(orderId)) ? true : undefined);
      if (isTold) await until('the receiver to be told of all', areTold, 60_000);
      return { orders, cpu: cpuBetween(begun, host.cpu()) };
    };
    while (made.length < rounds) {
      const moments = momentsOf(events / rounds);
      const isFirst = made.length % 2 === 1; // else whatever a half leaves behind would always burden the same one
      const first = await half(moments, isFirst);
      const second = await half(moments, !isFirst);
      const [without, told] = isFirst ? [second, first] : [first, second];
      made.push({ without: without.orders, with: told.orders });
      spent.push({ without: without.cpu, with: told.cpu });
    }
    const checkout = checkoutOf({ without: made.flatMap((each) => each.without), with: made.flatMap((each) => each.with) });
    const delays = made.flatMap((each) => each.with.flatMap(({ orderId }) => arrivals.get(orderId) ?? []));
    return {
      scenario: 'webhooks',
      events,
      delay: spreadOf(delays),
      reached: delays.length,
      checkout,
      checkoutRatio: ratioOf(checkout),
      cpu: {
        without: cpuOf(
          spent.map((each) => each.without),
          events,
        ),
        with: cpuOf(
          spent.map((each) => each.with),
          events,
        ),
      },
      roundRatios: made.map((each) => ratioOf(checkoutOf(each))).sort((one, other) => one - other),
    };
  } finally {
    await Promise.all([there.close(), slow.close(), host.stop()]);
  }
};

/** An order, and how long its buyer waited for hold and order together, in milliseconds. */
type Ordered = { readonly orderId: string; readonly took: number };
type Round = { readonly without: readonly Ordered[]; readonly with: readonly Ordered[] };

const checkoutOf = (round: Round): Webhooks['checkout'] => ({
  without: spreadOf(round.without.map(({ took }) => took)),
  with: spreadOf(round.with.map(({ took }) => took)),
});

const cpuBetween = (before: Cpu, after: Cpu): Cpu =>
  Object.fromEntries(Object.entries(after).map(([part, seconds]) => [part, seconds - (before[part] ?? 0)]));

/** CPU-ms an order, to a tenth. */
const cpuOf = (rounds: readonly Cpu[], orders: number): Cpu =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((part) => {
      const seconds = rounds.reduce((total, each) => total + (each[part] ?? 0), 0);
      return [part, Math.round((seconds * 10_000) / orders) / 10];
    }),
  );

const ratioOf = (checkout: Webhooks['checkout']): number => Math.round((checkout.with.p50 / checkout.without.p50) * 100) / 100;

const spreadOf = (milliseconds: readonly number[]): Spread => ({
  p50: percentile(milliseconds, 0.5),
  p95: percentile(milliseconds, 0.95),
});

/**
 * When so many buyers begin, in milliseconds: independently of each other, as buyers do. To an even beat, each checkout would meet the
 * deliveries of the one before, which come a tenth of a second after it.
 */
const momentsOf = (count: number): number[] => {
  let moment = 0;
  return Array.from({ length: count }, () => (moment -= (Math.log(1 - Math.random()) * 1000) / ordersPerSecond));
};

/** One begins at each moment, whether or not those before are over. */
const ordersOf = async (by: Buyer, { eventId, ticketTypes: [type] }: OnSale, moments: readonly number[]): Promise<Ordered[]> => {
  const begun = performance.now();
  const one = async (moment: number, index: number): Promise<Ordered> => {
    await sleep(Math.max(0, begun + moment - performance.now()));
    const from = performance.now();
    const hold = await by.hold(eventId, [{ ticketTypeId: type?.ticketTypeId ?? '', quantity: 1 }]);
    if (!hold.ok) throw new Error(`a hold was refused: ${hold.code}`);
    const order = await by.order(hold.value.holdId, index);
    if (!order.ok) throw new Error(`an order was refused: ${order.code}`);
    return { orderId: order.value.orderId, took: performance.now() - from };
  };
  return Promise.all(moments.map(one));
};

/** What is read of an `order-confirmed.v1`. */
type ToldOrder = { readonly timestamp: string; readonly data: { readonly orderId: string } };

const deadUrl = async (): Promise<string> => {
  const gone = await receiver();
  await gone.close();
  return gone.url;
};

/** How long after its event each order's delivery first arrived, in milliseconds. */
const notedBy = (there: Receiver): ReadonlyMap<string, number> => {
  const delays = new Map<string, number>();
  there.answers((response) => {
    const { timestamp, data } = JSON.parse(there.received.at(-1)?.body ?? '') as ToldOrder;
    if (!delays.has(data.orderId)) delays.set(data.orderId, Date.now() - Date.parse(timestamp));
    response.writeHead(204).end();
  });
  return delays;
};

const listen = async ({ url, organizerKey }: Host, urls: readonly string[]) => {
  const api = createClient({ baseUrl: url, apiKey: organizerKey });
  const made: string[] = [];
  for (const each of urls) {
    const created = await api('POST /v1/webhooks', { body: { url: each, types: ['order-confirmed.v1'] } });
    if (!created.ok) throw new Error(`a webhook was refused: ${JSON.stringify(created.error)}`);
    made.push(created.value.webhookId);
  }
  return {
    to: async (type: WebhookType) => {
      for (const webhookId of made) {
        const changed = await api('PATCH /v1/webhooks/{webhookId}', { params: { webhookId }, body: { types: [type] } });
        if (!changed.ok) throw new Error(`a webhook was not changed: ${JSON.stringify(changed.error)}`);
      }
    },
  };
};
