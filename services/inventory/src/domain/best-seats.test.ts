import fc from 'fast-check';
import { bestSeats } from './best-seats.ts';
import { rowsFor } from './seat-rows.ts';
import { stockOf } from './stock.ts';
import type { Seat } from './stock.ts';
import { section, ticketType } from '../../test/support/events.ts';

/** Sections from pictures of their rows, front first: `.` is a free seat, anything else a taken one. */
const hall = (...pictures: (readonly string[])[]) => {
  const sections = pictures.map((rows, index) => ({
    ...section('ABCD'[index] ?? '', 0, 0),
    rows: rows.map((row, place) => ({ row: String(place + 1), seats: row.length })),
  }));
  const stock = stockOf({ standing: [], sections });
  const free = Array.from(pictures.flat().join(''), (letter) => letter === '.');
  return {
    rows: rowsFor(stock, ticketType('Full', { categories: ['all'] })),
    isFree: ({ index }: Seat) => free[index] ?? false,
  };
};

const idsOf = (seats: readonly Seat[] | undefined) => seats?.map(({ seatId }) => seatId).join(' ');

/** The seats that a lone buyer gets. */
const best = (size: number, ...pictures: (readonly string[])[]) => {
  const { rows, isFree } = hall(...pictures);
  return idsOf(bestSeats(rows, isFree, size, 1)[0]);
};

test.each<[string, number, string[][], string | undefined]>([
  ['the middle of the front row', 2, [['......', '......']], 'A-1-3 A-1-4'],
  ['the next row where the front is taken', 2, [['xxxxxx', '......']], 'A-2-3 A-2-4'],
  ['the front row of the next section before a second row', 2, [['xxxxxx', '......'], ['......']], 'B-1-3 B-1-4'],
  ['the middle between two front rows', 2, [['xx..xx'], ['..xxxx']], 'A-1-3 A-1-4'],
  ['a place beside others rather than leaving one seat alone', 2, [['x.....x']], 'A-1-2 A-1-3'],
  ['a row behind rather than leaving one seat alone', 2, [['x...xx', '......']], 'A-2-3 A-2-4'],
  ['the middle where one seat is left alone anyway', 2, [['x...xx']], 'A-1-3 A-1-4'],
  ['a single seat that stands alone before breaking a pair', 1, [['..x.x..']], 'A-1-4'],
  ['two rows behind each other where none has room for all', 6, [['xx....', '....xx']], 'A-1-3 A-1-4 A-1-5 A-1-6 A-2-3 A-2-4'],
  ['rows behind each other rather than far apart', 4, [['...x', 'xxxx', '...x', '...x']], 'A-3-1 A-3-2 A-3-3 A-4-3'],
  ['two sections where one would need more parts', 4, [['.x.x', '.x.x'], ['...x'], ['...x']], 'B-1-1 B-1-2 B-1-3 A-1-3'],
  ['all that there are', 3, [['.x.'], ['.']], 'A-1-1 A-1-3 B-1-1'],
  ['nothing where there are too few', 4, [['.x.'], ['.']], undefined],
])('the best seats are %s', (_, size, pictures, ids) => {
  expect(best(size, ...pictures)).toBe(ids);
});

const row = fc.array(fc.constantFrom('.', '.', 'x'), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
const pictures = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });

/** Lengths of what stands free side by side. */
const runLengths = (all: readonly (readonly string[])[]): number[] =>
  all
    .flat()
    .flatMap((each) => each.split('x').map(({ length }) => length))
    .filter((length) => length > 0);

/** The pictures with the seats taken. */
const taken = (all: readonly (readonly string[])[], seats: readonly Seat[]): string[][] => {
  const indexes = new Set(seats.map(({ index }) => index));
  let at = 0;
  return all.map((rows) => rows.map((each) => Array.from(each, (letter) => (indexes.has(at++) ? 'o' : letter)).join('')));
};

const partsOf = (all: readonly (readonly string[])[]): number => all.flat().join('|').split(/[^o]+/).filter(Boolean).length;
const strandsIn = (all: readonly (readonly string[])[]): boolean =>
  all.flat().some((each) => /(^|[^.])\.o|o\.([^.]|$)/.test(each));

const fewest = (lengths: number[], size: number): number => {
  let missing = size;
  return [...lengths].sort((one, other) => other - one).findIndex((length) => (missing -= length) <= 0) + 1;
};

const property = (check: (all: string[][], size: number, group: readonly Seat[] | undefined) => void) => {
  fc.assert(
    fc.property(pictures, fc.integer({ min: 1, max: 20 }), (all, size) => {
      const { rows, isFree } = hall(...all);
      check(all, size, bestSeats(rows, isFree, size, 1)[0]);
    }),
    { numRuns: 500 },
  );
};

describe('whatever is taken already, a group', () => {
  test('is found where there are that many free seats, and has exactly so many, each free and once', () => {
    property((all, size, group) => {
      const free = runLengths(all).reduce((sum, length) => sum + length, 0);
      expect(group?.length ?? 0).toBe(free >= size ? size : 0);
      expect(new Set(group).size).toBe(group?.length ?? 0);
      const left = runLengths(taken(all, group ?? []).map((rows) => rows.map((each) => each.replaceAll('o', 'x'))));
      expect(left.reduce((sum, length) => sum + length, 0)).toBe(free - (group?.length ?? 0));
    });
  });

  test('sits side by side where it can, and else in as few parts as can be', () => {
    property((all, size, group) => {
      if (group) expect(partsOf(taken(all, group))).toBe(fewest(runLengths(all), size));
    });
  });

  test('leaves no seat alone where any row has a way to', () => {
    property((all, size, group) => {
      const hasAWay = runLengths(all).some((length) => length === size || length >= size + 2);
      if (group && hasAWay) expect(strandsIn(taken(all, group))).toBe(false);
    });
  });

  test('has alternatives that share no seat with it nor with each other', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), (all, size, most) => {
        const { rows, isFree } = hall(...all);
        const groups = bestSeats(rows, isFree, size, most);
        const seats = groups.flat();
        expect(groups.length).toBeLessThanOrEqual(most);
        expect(seats.every(isFree)).toBe(true);
        expect(new Set(seats).size).toBe(groups.length * size);
        expect(idsOf(groups[0])).toBe(idsOf(bestSeats(rows, isFree, size, 1)[0]));
      }),
    );
  });
});

test('an arena’s best seats are found in a few milliseconds, even where they are scattered', () => {
  const random = (at: number) => (at * 7919) % 10;
  const scattered = Array.from({ length: 4 }, (_, part) =>
    Array.from({ length: 100 }, (__, place) =>
      Array.from({ length: 30 }, (___, at) => (random(part * 3000 + place * 30 + at) < 8 ? 'x' : '.')).join(''),
    ),
  );
  const { rows, isFree } = hall(...scattered);
  const from = performance.now();
  for (let round = 0; round < 10; round++) bestSeats(rows, isFree, 20, 1);
  expect((performance.now() - from) / 10).toBeLessThan(50);
});
