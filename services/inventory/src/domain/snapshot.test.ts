import fc from 'fast-check';
import { section, ticketType } from '../../test/support/events.ts';
import { allTicketsOf, amountsOf, availabilityOf, countOf, seatState, ticketsOf } from './snapshot.ts';
import type { TakenUnit } from './snapshot.ts';
import { stockOf, unitPlace } from './stock.ts';
import { never } from './unit.ts';

const stock = stockOf({
  standing: [{ quotaId: 'main', places: 60 }],
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
      expect(amountsOf(count, stock.blocks)).toEqual({ free, held: held.length });
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

describe('of a ticket type that draws on several quotas', () => {
  const house = { standing: ['house', 'students'].map((quotaId) => ({ quotaId, places: 10 })), sections: [] };
  const student = ticketType('Student', { quotaIds: ['house', 'students'] });
  const counted = (free: number[], held: number[]) => ({
    madeAt: 0,
    free: Uint8Array.from(free),
    held: Uint8Array.from(held),
    seats: new Uint8Array(),
  });

  test.each([
    ['the scarcest says what is free', [9, 4], [0, 2], { free: 4, held: 2 }, 'available'],
    ['all is held where what is held of the scarcest may come back', [9, 0], [0, 2], { free: 0, held: 2 }, 'all-held'],
    ['one that is sold out sells out the type', [9, 0], [0, 0], { free: 0, held: 0 }, 'sold-out'],
    ['what is held of one does not help another', [0, 0], [5, 0], { free: 0, held: 0 }, 'sold-out'],
  ])('%s', (_, free, held, tickets, availability) => {
    const amounts = ticketsOf(counted(free, held), stockOf(house), student);
    expect(amounts).toEqual(tickets);
    expect(availabilityOf(amounts)).toBe(availability);
  });

  test('an event is available as long as one type is, as an unlimited one always is', () => {
    const guest = ticketType('Guest', { quotaIds: ['house'] });
    const tickets = (types: (typeof guest)[], free: number[]) =>
      availabilityOf(allTicketsOf(counted(free, [0, 0]), stockOf(house), types));
    expect(tickets([student], [9, 0])).toBe('sold-out');
    expect(tickets([student, guest], [9, 0])).toBe('available');
    expect(tickets([student, ticketType('Stream', {})], [0, 0])).toBe('available');
  });
});
