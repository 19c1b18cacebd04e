import fc from 'fast-check';
import { section, ticketType } from '../../test/support/events.ts';
import { blocksIn, poolOf, sourcesOf, stockOf, stockPlanOf, unitPlace } from './stock.ts';

test('every standing place is in one block of 50 to 99, or of all there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (places) => {
      const { blocks } = stockOf({ standing: [{ quotaId: 'main', places }], sections: [] });
      const unitIds = blocks.flatMap((block) => block.unitIds);
      expect(new Set(unitIds).size).toBe(places);
      const sizes = blocks.map((block) => block.unitIds.length);
      expect(Math.max(...sizes)).toBeLessThan(100);
      if (places >= 50) expect(Math.min(...sizes.slice(0, -1), 99)).toBeGreaterThanOrEqual(50);
    }),
    { numRuns: 200 },
  );
});

test('seats are named by section, row and number, and found where they lie', () => {
  const rows = [
    { row: 'AA', seats: 2, firstNumber: 0 },
    { row: 'AB', seats: 1 },
  ];
  const stock = stockOf({ standing: [], sections: [{ ...section('N-1', 0, 0), rows }] });
  expect([...stock.seats.keys()]).toEqual(['N-1-AA-0', 'N-1-AA-1', 'N-1-AB-1']);
  expect(stock.seats.get('N-1-AA-1')).toEqual({
    seatId: 'N-1-AA-1',
    section: 'Block N-1',
    row: 'AA',
    number: '1',
    category: 'all',
    unitId: 'N-1#0#N-1-AA-1',
    index: 1,
  });
  expect(unitPlace('N-1#0#N-1-AA-1')).toEqual({ blockId: 'N-1#0', name: 'N-1-AA-1' });
});

test('a ticket type sells its own places, or the seats of its categories, and sections that nobody sells have no stock', () => {
  const place = ticketType('Standing', { quota: 3 });
  const front = ticketType('Front', { categories: ['front'] });
  const any = ticketType('Any', { categories: ['front', 'back'] });
  const sections = [section('A', 1, 2, 'front'), section('B', 1, 2, 'back'), section('C', 1, 2, 'unsold')];
  const stock = stockOf(stockPlanOf({ ticketTypes: [place, front, any] }, { sections }));
  const idsFor = (type: typeof place) => {
    const { seats, quotas } = sourcesOf(type);
    return blocksIn(stock, [...seats, ...quotas]).map(({ blockId }) => blockId);
  };
  expect(idsFor(place)).toEqual([`quota.${place.ticketTypeId}#0`]);
  expect(idsFor(front)).toEqual(['A#0']);
  expect(idsFor(any)).toEqual(['A#0', 'B#0']);
  expect(stock.seats.size).toBe(4);
});

test('a ticket takes a seat and a unit of each quota that its type names, and nothing where it is unlimited', () => {
  const own = ticketType('Own', { quota: 3, quotaIds: ['house'] });
  const student = ticketType('Student', { categories: ['front'], quotaIds: ['house', 'students'] });
  const stream = ticketType('Stream', {});
  const quotas = ['house', 'students'].map((quotaId) => ({ quotaId, name: quotaId, capacity: 60 }));
  const stock = stockOf(
    stockPlanOf({ ticketTypes: [own, student, stream], quotas }, { sections: [section('house', 1, 2, 'front')] }),
  );
  const poolsFor = (type: typeof own) => {
    const { seats, quotas: limits } = sourcesOf(type);
    return [seats, ...limits.map((limit) => [limit])].flatMap((sources) => [
      ...new Set(blocksIn(stock, sources).flatMap(({ unitIds }) => unitIds.map(poolOf))),
    ]);
  };
  expect(poolsFor(own)).toEqual([`quota.${own.ticketTypeId}`, 'quota.house']);
  expect(poolsFor(student)).toEqual(['house', 'quota.house', 'quota.students']); // a section may bear a quota's name
  expect(poolsFor(stream)).toEqual([]);
});
