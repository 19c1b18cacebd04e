import type { Host } from '../host/host.ts';
import { apiAt } from '../load/api.ts';
import { buyer } from '../load/buyer.ts';
import type { Buyer, Placed } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import type { Outcome } from '../load/lanes.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import type { OnSale } from '../load/put-on-sale.ts';
import { oversoldBy, untilTicketed } from '../load/settle.ts';
import { measured } from '../load/window.ts';
import { drawing, mailing } from './scenario.ts';
import type { Found, Scenario, Size } from './scenario.ts';

/** An event with free tickets of one type, so many of them. */
export const freeEvent = (host: Host, quota: number): Promise<OnSale> => putOnSale(host, [{ name: 'Free', faceValue: 0, quota }]);

/** One buyer on a whole way through hold and free order; what is placed is added to `placed`. */
export const holdAndOrder =
  (by: Buyer, { eventId, ticketTypes: [type] }: OnSale, placed: Placed[]) =>
  async (index: number): Promise<Outcome> => {
    const hold = await by.hold(eventId, [{ ticketTypeId: type?.ticketTypeId ?? '', quantity: 1 }]);
    if (!hold.ok) return hold;
    const order = await by.order(hold.value.holdId, index);
    if (order.ok) placed.push(order.value);
    return order;
  };

/** Makes the workers warm with orders of their own. */
export const warmUp = async (host: Host, { warmUp: orders, concurrency }: Size): Promise<void> => {
  const by = buyer(apiAt(host.url));
  const placed: Placed[] = [];
  await inLanes({ attempts: orders, concurrency }, holdAndOrder(by, await freeEvent(host, orders), placed));
  await untilTicketed(by, placed, () => undefined);
};

const run = async (host: Host, size: Size): Promise<Found> => {
  await warmUp(host, size);
  const sale = await freeEvent(host, size.tickets);
  const by = buyer(apiAt(host.url));
  const placed: Placed[] = [];
  const attempt = holdAndOrder(by, sale, placed);
  const [[selling, orders], window] = await measured(host, async (mark) => {
    const sold = await inLanes({ ...size, enough: () => placed.length === size.tickets }, attempt);
    return [sold, await untilTicketed(by, placed, mark)] as const;
  });
  // Who comes after it is sold out is refused, and that costs no order anything.
  const late = await inLanes({ ...size, attempts: size.attempts - selling.ok - selling.rejected }, attempt);
  const attempts = { ...selling, ok: selling.ok + late.ok, rejected: selling.rejected + late.rejected };
  return { attempts, window, oversold: oversoldBy(orders, size.tickets) + late.ok };
};

export const apiOrder: Scenario = {
  does: 'hold and free order, one ticket each; no PDF and no mail (as an order through the API of what it is compared with)',
  size: { concurrency: 16, tickets: 500, attempts: 2000, warmUp: 300 },
  short: { tickets: 60, attempts: 120, warmUp: 30 },
  paused: [drawing, mailing],
  run,
};
