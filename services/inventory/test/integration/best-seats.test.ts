import { codeOf, expectProblem, heldOf } from '../support/answers.ts';
import type { HeldHold } from '../support/answers.ts';
import type { BoxOffice } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { sharedOffice } from '../support/shared-office.ts';

const at = sharedOffice();

/** Gold in front of silver; each section has rows of ten. */
const hall = async (gold = 2, silver = 2) => {
  const type = ticketType('Full', { categories: ['gold', 'silver'] });
  const sections = [section('S', silver, 10, 'silver'), section('G', gold, 10, 'gold')];
  const eventId = await at.office.open(sellable([type], somePlan), sections);
  const best = (quantity: number, sectionId?: string) =>
    at.buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity, ...(sectionId !== undefined && { sectionId }) }]);
  const together = (quantity: number) => at.buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity, together: true }]);
  return { eventId, best, together, ticketTypeId: type.ticketTypeId };
};

const seatsOf = ({ lines }: HeldHold): string => lines.map(({ seat }) => seat?.seatId).join(' ');

/** Of seats `<section>-<row>-<number>`: are they side by side? */
const isTogether = (hold: HeldHold): boolean => {
  const seats = hold.lines.map(({ seat }) => seat);
  const numbers = seats.map((seat) => Number(seat?.number));
  return (
    new Set(seats.map((seat) => `${seat?.section} ${seat?.row}`)).size === 1 &&
    Math.max(...numbers) - Math.min(...numbers) === seats.length - 1
  );
};

describe('a hold of so many seats', () => {
  test('takes the best row’s middle, then what is beside it, then the next row', async () => {
    const { best } = await hall();
    const held: string[] = [];
    for (const quantity of [4, 3, 3, 2]) {
      held.push(seatsOf(heldOf(await best(quantity))));
      at.office.clock.advance(1000);
    }
    expect(held).toEqual(['G-1-4 G-1-5 G-1-6 G-1-7', 'G-1-1 G-1-2 G-1-3', 'G-1-8 G-1-9 G-1-10', 'G-2-5 G-2-6']);
  });

  test('takes them in one section where it is asked to, and says so where that one is full', async () => {
    const { best } = await hall(1, 1);
    expect(seatsOf(heldOf(await best(8, 'S')))).toMatch(/^S-1-1 .* S-1-8$|^S-1-3 .* S-1-10$/);
    expectProblem(await best(3, 'S'), 'all-held', 'lines.0.quantity');
    heldOf(await best(3));
  });

  test('of twenty goes over rows behind each other where no row has as many', async () => {
    const { best } = await hall();
    const rows = heldOf(await best(20)).lines.map(({ seat }) => `${seat?.section ?? ''} ${seat?.row ?? ''}`);
    expect([...new Set(rows)].sort()).toEqual(['Block G 1', 'Block G 2']);
  });

  test('that must be side by side is refused where no row has as many, and takes nothing then', async () => {
    const { eventId, together, best, ticketTypeId } = await hall(1, 1);
    expect(isTogether(heldOf(await together(10)))).toBe(true);
    heldOf(await at.buyer.hold(eventId, [{ seatId: 'S-1-6', ticketTypeId }]));
    expectProblem(await together(6), 'not-together', 'lines.0.quantity');
    expect((await at.office.books(eventId)).free).toBe(9);
    heldOf(await best(6));
    at.office.clock.advance(1000);
    expectProblem(await together(4), 'all-held', 'lines.0.quantity');
  });

  test('that must be side by side finds what came back since the count', async () => {
    const { together } = await hall(1, 0);
    const hold = heldOf(await together(6));
    expectProblem(await together(3), 'not-together', 'lines.0.quantity');
    await at.buyer.release(hold.holdId);
    expect(isTogether(heldOf(await together(9)))).toBe(true);
  });

  describe('of several ticket types that must be side by side', () => {
    const family = async (sections: Parameters<BoxOffice['open']>[1]) => {
      const adult = ticketType('Adult', { categories: ['gold', 'silver'] });
      const child = ticketType('Child', { categories: ['silver'] });
      const baby = ticketType('Baby', { categories: ['bronze'] });
      const eventId = await at.office.open(sellable([adult, child, baby], somePlan), sections);
      const so = ({ ticketTypeId }: typeof adult, quantity: number) => ({ ticketTypeId, quantity, together: true });
      return { eventId, adult, child, baby, so };
    };

    test('seats a family in one row that all of its types sell, each type’s seats beside each other', async () => {
      const { eventId, adult, child, so } = await family([section('G', 1, 10, 'gold'), section('S', 1, 10, 'silver')]);
      const hold = heldOf(await at.buyer.hold(eventId, [so(adult, 2), so(child, 2)]));
      expect(seatsOf(hold)).toBe('S-1-4 S-1-5 S-1-6 S-1-7');
      expect(hold.lines.map(({ ticketTypeId }) => ticketTypeId)).toEqual(
        [adult, adult, child, child].map((type) => type.ticketTypeId),
      );
    });

    test('is refused where only some of them could be, and takes nothing then', async () => {
      const { eventId, adult, child, so } = await family([section('G', 1, 10, 'gold'), section('S', 2, 3, 'silver')]);
      expectProblem(await at.buyer.hold(eventId, [so(adult, 2), so(child, 2)]), 'not-together', 'lines.0.quantity');
      expect(await at.office.books(eventId)).toEqual({ free: 16, held: 0, sold: 0 });
      expect(isTogether(heldOf(await at.buyer.hold(eventId, [so(adult, 1), so(child, 2)])))).toBe(true);
    });

    test('has types that no row is sold to in common sit each by itself', async () => {
      const { eventId, adult, baby, so } = await family([section('G', 1, 4, 'gold'), section('B', 1, 4, 'bronze')]);
      expect(seatsOf(heldOf(await at.buyer.hold(eventId, [so(adult, 2), so(baby, 2)])))).toBe('G-1-1 G-1-2 B-1-1 B-1-2');
    });
  });

  test('costs n + 1 writes and one look where nobody else is at it', async () => {
    const { best } = await hall();
    await best(1);
    expect(await at.office.requestsOf(() => best(4))).toEqual({ reads: 1, writes: 5 });
  });

  test('sees in time that another function was faster, and writes only what it gets', async () => {
    const { best, eventId, ticketTypeId } = await hall();
    heldOf(await best(2));
    const other = at.office.functions();
    const mine = heldOf(await other.hold(eventId, [{ ticketTypeId, quantity: 2 }]));
    expect(isTogether(mine)).toBe(true);
    expect(seatsOf(mine)).not.toBe('G-1-5 G-1-6');
  });

  test('that loses a race picks again, and keeps nothing of the first try', async () => {
    const { best, eventId, ticketTypeId } = await hall();
    const { units } = at.office.ports;
    const real = { ...units };
    const race = jest.spyOn(units, 'freeIn').mockImplementationOnce(async (id, block, now) => {
      const seen = await real.freeIn(id, block, now);
      heldOf(await at.office.functions().hold(eventId, [{ seatId: 'G-1-6', ticketTypeId }]));
      return seen;
    });
    const hold = heldOf(await best(2));
    race.mockRestore();
    expect(isTogether(hold)).toBe(true);
    expect((await at.office.books(eventId)).held).toBe(3);
  });

  test.each([
    ['an unknown section', 'section-not-found', 'X'],
    ['a section that the type does not sell', 'invalid-request', 'S'],
  ] as const)('in %s → %s', async (_, code, sectionId) => {
    const gold = ticketType('Gold', { categories: ['gold'] });
    const silver = ticketType('Silver', { categories: ['silver'] });
    const eventId = await at.office.open(sellable([gold, silver], somePlan), [
      section('S', 1, 4, 'silver'),
      section('G', 1, 4, 'gold'),
    ]);
    expectProblem(
      await at.buyer.hold(eventId, [{ ticketTypeId: gold.ticketTypeId, quantity: 1, sectionId }]),
      code,
      'lines.0.sectionId',
    );
  });
});

test('a rush on the best seats gives pairs to all that there is room for, side by side but for a few, and loses few races', async () => {
  const { eventId, ticketTypeId } = await hall(10, 10);
  const pairs = Array.from({ length: 120 }, () => () => at.office.functions().hold(eventId, [{ ticketTypeId, quantity: 2 }]));
  const answers: Awaited<ReturnType<(typeof pairs)[number]>>[] = [];
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let next = pairs.pop(); next; next = pairs.pop()) answers.push(await next());
    }),
  );
  const holds = answers.filter(({ statusCode }) => statusCode === 201).map(heldOf);
  expect(holds).toHaveLength(100);
  expect(answers.filter((answer) => codeOf(answer) === 'all-held')).toHaveLength(20);
  expect(new Set(holds.flatMap(({ lines }) => lines.map(({ seat }) => seat?.seatId))).size).toBe(200);
  expect(holds.filter(isTogether).length).toBeGreaterThan(80);
  expect(await at.office.books(eventId)).toEqual({ free: 0, held: 200, sold: 0 });
});
