import { randomUUID } from 'node:crypto';
import type { EventId } from '@onsale/kernel/id';
import { booksOf } from './support/books.ts';
import { buy, buyersWay } from './support/buyer.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { plantIn } from './support/planted.ts';
import type { Item } from './support/planted.ts';
import { reconcile } from './support/reconciled.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);
const books = booksOf(stack);
const stock = plantIn(stack, 'inventory');
const tickets = plantIn(stack, 'tickets');
const never = Number.MAX_SAFE_INTEGER;

const first = ([item]: Item[]): Item => {
  if (!item) throw new Error('There is none');
  return item;
};
const headerOf = ({ holdId }: Item): Promise<Item> =>
  stock.find({ pk: `hold#${String(holdId).split('_')[1] ?? ''}`, sk: 'hold' });
/** As it would be one change later, with a row in the ledger. */
const changed = (unit: Item, to: Item): Promise<void> => stock.put({ ...unit, ...to, version: Number(unit['version']) + 1 });
const nobodys = { freeFrom: 0, holdId: undefined, orderId: undefined };

/** A place that is nobody's to buy. */
const holdBack = (eventId: EventId, quotaId: string) =>
  valueOf(
    organizerApi(stack)('POST /v1/events/{eventId}/allocations', {
      params: { eventId },
      body: { name: 'Press', lines: [{ quotaId, quantity: 1 }] },
      headers: { idempotencyKey: randomUUID() },
    }),
  );

test('after a sale everything agrees; an error of each kind is named and mended, and everything agrees again', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: 20 }] });
  const { eventId } = event;
  const { ticketTypeId } = firstTicketType(event);
  await holdBack(eventId, ticketTypeId);
  const orders: string[] = [];
  for (let order = 0; order < 6; order++) orders.push((await buy(api, eventId, [{ ticketTypeId, quantity: 2 }])).placed.orderId);
  expect(await reconcile(stack, eventId)).toEqual({ differences: [], mended: 0 });

  const units = await books.units(eventId);
  const unitsOf = (order: number) => units.filter(({ orderId }) => orderId === orders[order]);
  const ticketOf = async (order: number) =>
    first((await books.tickets(eventId)).filter(({ orderId }) => orderId === orders[order]));

  await changed(first(units.filter(({ freeFrom }) => freeFrom === 0)), {
    freeFrom: never,
    orderId: 'ord_nobody',
    holdId: 'hld_nobody_1',
  });
  await changed(first(unitsOf(0)), nobodys);
  await stock.put({ ...(await headerOf(first(unitsOf(1)))), units: (await headerOf(first(unitsOf(2))))['units'] });
  for (const { pk, sk } of unitsOf(3)) await stock.remove({ pk: `ledger#${String(pk)}`, sk: `${String(sk)}#00000001` });
  const { pk, sk, version } = first(unitsOf(4));
  const lastRow = { pk: `ledger#${String(pk)}`, sk: `${String(sk)}#${String(version).padStart(8, '0')}` };
  await stock.put({ ...(await stock.find(lastRow)), to: { state: 'free' } });
  await tickets.remove(await ticketOf(5));
  const ticket = await ticketOf(4);
  await tickets.put({ ...ticket, sk: 'ticket#0009', ticketId: String(ticket['ticketId']).replace(/_\d+$/, '_9') });
  const { holdId } = await valueOf(buyersWay(api).hold(eventId, [{ ticketTypeId, quantity: 1 }]));
  await changed(first((await books.units(eventId)).filter((unit) => unit['holdId'] === holdId)), nobodys);
  const snapshot = await stock.find({ pk: `event#${eventId}`, sk: 'snapshot' });
  await stock.put({ ...snapshot, madeAt: Date.now() + 3600_000 });

  const named = await reconcile(stack, eventId, { settle: 3000 });
  expect([...new Set(named.differences.map(({ kind }) => kind))].sort()).toEqual([
    'hold-header-without-units',
    'ledger-gap',
    'ledger-mismatch',
    'order-without-unit',
    'position-without-ticket',
    'snapshot-drift',
    'ticket-without-position',
    'unit-in-two-orders',
    'unit-sold-without-order',
  ]);
  expect(named.differences.filter(({ kind }) => kind === 'order-without-unit').map(({ id }) => id)).toEqual(
    expect.arrayContaining(orders.slice(0, 2)),
  );

  const mending = await reconcile(stack, eventId, { settle: 6000, mend: true });
  expect(mending.differences).toEqual([]);
  expect(mending.mended).toBeGreaterThanOrEqual(named.differences.length);
  expect(await reconcile(stack, eventId)).toEqual({ differences: [], mended: 0 });

  const sold = (await books.units(eventId)).filter(({ freeFrom }) => freeFrom === never);
  expect(sold).toHaveLength(12);
  expect(new Set(sold.map(({ orderId }) => orderId))).toEqual(new Set(orders));
  expect((await books.tickets(eventId)).filter(({ status }) => status === 'valid')).toHaveLength(12);
}, 240_000);
