import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@onsale/client/client';
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
};

const ordersPerSecond = 10; // less than this machine can do, so that what is measured is waiting and not a busy core
const slowAnswer = 30_000; // milliseconds
const warmUp = 100;

/** Orders at a steady pace: half of them without webhooks, then all of those that are told, then the other half. */
export const measureWebhooks = async (root: string, events: number): Promise<Webhooks> => {
  const host = await startHost(root, {
    workers: 3, // one may wait for the fast lane and one for the slow, as each function has environments of its own in Lambda
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
    await ordersOf(by, sale, warmUp);
    const before = await ordersOf(by, sale, Math.ceil(events / 2));
    const listening = await listen(host, [there.url, slow.url, await deadUrl()]);
    const arrivals = notedBy(there);
    const during = await ordersOf(by, sale, events);
    await until('the receiver to be told of all', () => (arrivals.length >= events ? true : undefined), 60_000);
    await listening.end();
    const after = await ordersOf(by, sale, Math.floor(events / 2));
    const checkout = { without: spreadOf([...before, ...after]), with: spreadOf(during) };
    return {
      scenario: 'webhooks',
      events,
      delay: spreadOf(arrivals),
      reached: arrivals.length,
      checkout,
      checkoutRatio: Math.round((checkout.with.p50 / checkout.without.p50) * 100) / 100,
    };
  } finally {
    await Promise.all([there.close(), slow.close(), host.stop()]);
  }
};

const spreadOf = (milliseconds: readonly number[]): Spread => ({
  p50: percentile(milliseconds, 0.5),
  p95: percentile(milliseconds, 0.95),
});

/** How long each took, in milliseconds; one begins every so often, whether or not those before are over. */
const ordersOf = async (by: Buyer, { eventId, ticketTypes: [type] }: OnSale, count: number): Promise<number[]> => {
  const begun = performance.now();
  const one = async (index: number): Promise<number> => {
    await sleep(Math.max(0, begun + (index / ordersPerSecond) * 1000 - performance.now()));
    const from = performance.now();
    const hold = await by.hold(eventId, [{ ticketTypeId: type?.ticketTypeId ?? '', quantity: 1 }]);
    if (!hold.ok) throw new Error(`a hold was refused: ${hold.code}`);
    const order = await by.order(hold.value.holdId, index);
    if (!order.ok) throw new Error(`an order was refused: ${order.code}`);
    return performance.now() - from;
  };
  return Promise.all(Array.from({ length: count }, (_, index) => one(index)));
};

const deadUrl = async (): Promise<string> => {
  const gone = await receiver();
  await gone.close();
  return gone.url;
};

/** How long after its event each delivery arrived, in milliseconds, once however often. */
const notedBy = (there: Receiver): number[] => {
  const delays: number[] = [];
  const seen = new Set<unknown>();
  there.answers((response) => {
    const { headers, body } = there.received.at(-1) ?? { headers: {}, body: '{}' };
    const { timestamp } = JSON.parse(body) as { timestamp: string }; // a WebhookMessage
    if (!seen.has(headers['webhook-id'])) delays.push(Date.now() - Date.parse(timestamp));
    seen.add(headers['webhook-id']);
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
    end: async () => {
      for (const webhookId of made) await api('DELETE /v1/webhooks/{webhookId}', { params: { webhookId } });
    },
  };
};
