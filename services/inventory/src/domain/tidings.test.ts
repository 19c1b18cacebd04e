import { rfc3339 } from '@onsale/kernel/clock';
import { sellable, ticketType } from '../../test/support/events.ts';
import type { Sale } from './sale.ts';
import type { Snapshot } from './snapshot.ts';
import { stockOf, stockPlanOf } from './stock.ts';
import { tidingsOf } from './tidings.ts';

const event = sellable([ticketType('Standing', { quota: 5 })]);
const sale: Sale = { sellable: event, status: 'on-sale', stock: stockOf(stockPlanOf(event)) };

describe('the tidings of a count', () => {
  const counted = (free: number, held: number, more: Partial<Snapshot> = {}): Snapshot => ({
    version: 1,
    madeAt: 1000,
    free: Uint8Array.of(free),
    held: Uint8Array.of(held),
    seats: new Uint8Array(),
    ...more,
  });

  test.each<[string, Snapshot, Snapshot, object]>([
    ['nothing new', counted(5, 0), counted(4, 1), { soldOut: false, stockReturned: false }],
    ['the last one is sold', counted(1, 0), counted(0, 0), { soldOut: true, stockReturned: false }],
    ['the last held one is sold', counted(0, 1), counted(0, 0), { soldOut: true, stockReturned: false }],
    ['still sold out', counted(0, 0), counted(0, 0), { soldOut: false, stockReturned: false }],
    ['one comes back', counted(0, 0), counted(1, 0), { soldOut: false, stockReturned: true }],
    ['all held', counted(1, 0), counted(0, 1, { nextFreeAt: 5000 }), { soldOut: false, stockReturned: false, recountAt: 6000 }],
    [
      'all held, ordered already',
      counted(0, 1, { recountAt: 6000 }),
      counted(0, 1, { nextFreeAt: 5000 }),
      { soldOut: false, stockReturned: false },
    ],
    [
      'all held, ordered for later',
      counted(0, 1, { recountAt: 7000 }),
      counted(0, 1, { nextFreeAt: 5000 }),
      { soldOut: false, stockReturned: false, recountAt: 6000 },
    ],
    [
      'all held, ordered and over',
      counted(0, 1, { recountAt: 900 }),
      counted(0, 1, { nextFreeAt: 5000 }),
      { soldOut: false, stockReturned: false, recountAt: 6000 },
    ],
  ])('%s', (_, before, now, tidings) => {
    const nothingFree = now.free[0] === 0;
    const { found, ...told } = tidingsOf({ ...sale, snapshot: before }, now);
    expect(told).toEqual({ ...tidings, nothingFree });
    expect(found === 'available').toBe(!nothingFree);
  });

  test('follow what is reserved: it is sold out for everybody without it, and returns when it is opened', () => {
    const until = rfc3339(5000);
    const reserved = event.ticketTypes.map((type) => ({ ...type, reserved: { until } }));
    const closed = { ...sale, sellable: { ...event, ticketTypes: reserved } };
    expect(tidingsOf({ ...closed, snapshot: counted(5, 0, { found: 'available' }) }, counted(5, 0))).toMatchObject({
      ...{ found: 'sold-out', soldOut: true, nothingFree: true },
    });
    const before = counted(5, 0, { found: 'sold-out' });
    expect(tidingsOf({ ...closed, snapshot: before }, counted(5, 0, { madeAt: 5000 }))).toMatchObject({ stockReturned: true });
    expect(tidingsOf({ ...sale, snapshot: before }, counted(5, 0))).toMatchObject({ found: 'available', stockReturned: true });
  });
});
