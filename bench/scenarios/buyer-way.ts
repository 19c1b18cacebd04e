import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@onsale/testing/until';
import { firstLook, nextLook } from '../../services/storefront/src/order/order.ts';
import type { Host } from '../host/host.ts';
import { apiAt } from '../load/api.ts';
import { buyer, showsTickets } from '../load/buyer.ts';
import type { Buyer, Order, Placed } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import type { Outcome } from '../load/lanes.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import type { OnSale } from '../load/put-on-sale.ts';
import { oversoldBy } from '../load/settle.ts';
import { measured } from '../load/window.ts';
import { freeEvent } from './api-order.ts';
import { drawing } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const patience = 120_000;

type PutOnSale = (host: Host, quota: number) => Promise<OnSale>;

const paidEvent: PutOnSale = (host, quota) =>
  putOnSale(host, [{ name: 'Regular', faceValue: 2200, fee: 200, taxBasisPoints: 1900, quota }]);

/** From the list of events to the page with the ticket; who sees that nothing is free goes no further. */
const wholeWay =
  (by: Buyer, { eventId, ticketTypes: [type] }: OnSale, orders: Order[]) =>
  async (index: number): Promise<Outcome> => {
    await by.look('/v1/events');
    await by.look(`/v1/events/${eventId}`);
    if (!(await by.seesFree(eventId))) return { ok: false, code: 'nothing-free' };
    const hold = await by.hold(eventId, [{ ticketTypeId: type?.ticketTypeId ?? '', quantity: 1 }]);
    if (!hold.ok) return hold;
    const placed = await by.order(hold.value.holdId, index);
    if (!placed.ok) return placed;
    if (placed.value.payment) await by.pay(placed.value);
    orders.push(await orderPage(by, placed.value));
    return { ok: true };
  };

/** Looked at as often as the shop's page does. */
const orderPage = async (by: Buyer, placed: Placed): Promise<Order> => {
  const doneAt = performance.now();
  const since = () => performance.now() - doneAt;
  for (let pause: number | undefined = firstLook[placed.payment ? 'paid' : 'free']; pause !== undefined && since() < patience;) {
    await sleep(pause);
    const order = await by.read(placed);
    if (showsTickets(order)) return order;
    pause = nextLook(order, since());
  }
  throw new Error(`${placed.orderId} shows no tickets`);
};

const untilMailed = (host: Host, mails: number) =>
  until('every mail', () => (host.mails() >= mails ? true : undefined), patience);

const wayOf = (onSale: PutOnSale, does: string): Scenario => ({
  does,
  size: { concurrency: 16, tickets: 150, attempts: 400, warmUp: 300 },
  short: { tickets: 30, attempts: 40, warmUp: 15 },
  paused: [],
  cdn: true,
  run: async (host, size) => {
    const by = buyer(apiAt(host.url));
    const warm: Order[] = [];
    await inLanes({ ...size, attempts: size.warmUp }, wholeWay(by, await onSale(host, size.warmUp), warm));
    await untilMailed(host, warm.length);
    const sale = await onSale(host, size.tickets);
    const orders: Order[] = [];
    const [attempts, window] = await measured(host, async (mark) => {
      const rush = await inLanes({ ...size, enough: () => orders.length === size.tickets }, wholeWay(by, sale, orders));
      await untilMailed(host, warm.length + orders.length);
      mark();
      return rush;
    });
    return { attempts, window, oversold: oversoldBy(orders, size.tickets) };
  },
});

/** What the compared-with does beside its PDFs is measured so: only the drawing is not done. */
const withPdfApart = (way: Scenario): Scenario => ({
  ...way,
  does: `${way.does}; every PDF is a copy of one that was drawn before: kept, told of and mailed as any other`,
  standIns: { [drawing]: path.join(import.meta.dirname, '../stand-ins/draw-once.ts') },
});

export const buyerWay = wayOf(
  paidEvent,
  'list, event, availability, hold, order, pay, the page with the ticket, the mail with the PDF',
);
export const buyerWayPdfApart = withPdfApart(buyerWay);

/** The compared-with has no payment in its shop way: its ticket costs nothing. */
export const buyerWayFree = wayOf(freeEvent, 'the same for a ticket that costs nothing, so that nobody pays');
export const buyerWayFreePdfApart = withPdfApart(buyerWayFree);
