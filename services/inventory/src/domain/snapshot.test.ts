import { makeId } from '@onsale/kernel/id';
import fc from 'fast-check';
import { section } from '../../test/support/events.ts';
import { amountsOf, availabilityOf, countOf, seatState, tidingsOf } from './snapshot.ts';
import type { Snapshot, TakenUnit } from './snapshot.ts';
import { stockOf, unitPlace } from './stock.ts';
import { never } from './unit.ts';

const stock = stockOf({
  standing: [{ ticketTypeId: makeId('ticketType', 'standing'), places: 60 }],
  sections: [section('A', 3, 37), section('B', 5, 30)],
});
const units = stock.blocks.flatMap(({ unitIds, index }) => unitIds.map((unitId) => ({ block: index, ...unitPlace(unitId) })));

/** For each unit: free, or held until then, or sold. */
const freeFroms = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1001, max: 9999 }), fc.constant(never)), {
  minLength: units.length,
  maxLength: units.length,
});

test('a count tells each seat’s state, and free + held + sold is all there is', () => {
  fc.assert(
    fc.property(freeFroms, (standing) => {
      const taken: TakenUnit[][] = stock.blocks.map(() => []);
      units.forEach(({ block, name }, index) => {
        const freeFrom = standing[index] ?? 0;
        if (freeFrom > 0) taken[block]?.push({ name, freeFrom });
      });
      const count = countOf(stock, taken, 1000);
      const held = standing.filter((freeFrom) => freeFrom > 0 && freeFrom < never);
      const free = standing.filter((freeFrom) => freeFrom === 0).length;
      expect(amountsOf(count)).toEqual({ free, held: held.length });
      expect(count.nextFreeAt).toBe(held.length > 0 ? Math.min(...held) : undefined);
      units.forEach(({ name }, index) => {
        const seat = stock.seats.get(name);
        const freeFrom = standing[index] ?? 0;
        if (seat) expect(seatState(count, seat)).toBe(freeFrom === never ? 'sold' : freeFrom > 0 ? 'held' : 'free');
      });
    }),
    { numRuns: 50 },
  );
});

test.each([
  [{ free: 1, held: 0 }, 'available'],
  [{ free: 0, held: 1 }, 'all-held'],
  [{ free: 0, held: 0 }, 'sold-out'],
])('%j is %s', (amounts, availability) => {
  expect(availabilityOf(amounts)).toBe(availability);
});

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
    expect(tidingsOf(before, now)).toEqual(tidings);
  });
});
