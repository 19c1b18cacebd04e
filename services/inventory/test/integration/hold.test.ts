import { codeOf, expectProblem, heldOf } from '../support/answers.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { sharedOffice } from '../support/shared-office.ts';

const at = sharedOffice();

const standing = async (quota: number, holdSeconds = 600) => {
  const type = ticketType('Standing', { quota });
  return { eventId: await at.office.open(sellable([type], { holdSeconds })), ticketTypeId: type.ticketTypeId };
};

const seated = async () => {
  const full = ticketType('Full', { categories: ['front', 'back'] });
  const child = ticketType('Child', { categories: ['back'], faceValue: 1000, fee: 0 });
  const sections = [section('A', 2, 3, 'front'), section('B', 2, 3, 'back')];
  const eventId = await at.office.open(sellable([full, child], somePlan), sections);
  return { eventId, full: full.ticketTypeId, child: child.ticketTypeId };
};

describe('a hold', () => {
  test('of standing places says what is held, until when and at which price', async () => {
    const { eventId, ticketTypeId } = await standing(10);
    const hold = heldOf(await at.buyer.hold(eventId, [{ ticketTypeId, quantity: 2 }]));
    expect(hold.holdId).toMatch(/^hld_[0-9a-z]{20}_[0-9a-z]{20}$/);
    expect(Date.parse(hold.expiresAt)).toBe(at.office.clock.now() + 600_000);
    expect(hold.total).toEqual({ amount: 11_000, currency: 'EUR' });
    expect(hold.lines).toMatchObject([{ ticketTypeId, name: 'Standing', quantity: 2, price: { total: { amount: 5500 } } }]);
    expect(await at.office.books(eventId)).toEqual({ free: 8, held: 2, sold: 0 });
  });

  test('of seats has a line for each, with the ticket type that sells it', async () => {
    const { eventId, full, child } = await seated();
    const lines = [{ seatId: 'A-1-2' }, { seatId: 'B-2-1', ticketTypeId: child }];
    const hold = heldOf(await at.buyer.hold(eventId, lines));
    expect(hold.lines).toMatchObject([
      { ticketTypeId: full, quantity: 1, seat: { seatId: 'A-1-2', section: 'Block A', row: '1', number: '2' } },
      { ticketTypeId: child, quantity: 1, seat: { seatId: 'B-2-1' }, total: { amount: 1000 } },
    ]);
    expect(hold.total.amount).toBe(6500);
  });

  test('of any seats takes seats that its ticket type sells, each a line', async () => {
    const { eventId, child } = await seated();
    const hold = heldOf(await at.buyer.hold(eventId, [{ ticketTypeId: child, quantity: 3 }]));
    expect(hold.lines.map(({ quantity, seat }) => [quantity, seat?.section])).toEqual(Array(3).fill([1, 'Block B']));
    expect(new Set(hold.lines.map(({ seat }) => seat?.seatId)).size).toBe(3);
  });

  test('never counts one unit twice, however its lines overlap', async () => {
    const { eventId, full, child } = await seated();
    const lines = [
      { ticketTypeId: child, quantity: 2 },
      { ticketTypeId: full, quantity: 3 },
      { seatId: 'B-1-1', ticketTypeId: child },
    ];
    const hold = heldOf(await at.buyer.hold(eventId, [...lines, { ticketTypeId: child, quantity: 2 }]));
    expect(new Set(hold.lines.map(({ seat }) => seat?.seatId)).size).toBe(8);
    expect((await at.office.books(eventId)).held).toBe(8);
  });

  test('never counts one unit twice, not even where a look shows for a while what is taken already', async () => {
    const { eventId, ticketTypeId } = await standing(40);
    const { units } = at.office.ports;
    const stale = jest.spyOn(units, 'freeIn').mockImplementation((_, block) => Promise.resolve([...block.unitIds]));
    const twice = [20, 20].map((quantity) => ({ ticketTypeId, quantity }));
    heldOf(await at.buyer.hold(eventId, twice));
    expectProblem(await at.office.functions().hold(eventId, twice), 'all-held');
    stale.mockRestore();
    expect(await at.office.books(eventId)).toEqual({ free: 0, held: 40, sold: 0 });
  });

  test('looks at all of a block where the part that it looked at first has nothing free', async () => {
    const { eventId, ticketTypeId } = await standing(40);
    const { units } = at.office.ports;
    const freeIn = units.freeIn.bind(units);
    const looks: boolean[] = [];
    const unlucky = jest.spyOn(units, 'freeIn').mockImplementation((id, block, now, stretch) => {
      looks.push(stretch === undefined);
      return stretch ? Promise.resolve([]) : freeIn(id, block, now);
    });
    heldOf(await at.buyer.hold(eventId, [{ ticketTypeId, quantity: 1 }]));
    unlucky.mockRestore();
    expect(looks).toEqual([false, true]);
  });

  test('of n units costs n + 1 writes, and 2 reads at most', async () => {
    const { eventId, ticketTypeId } = await standing(40);
    const cold = await at.office.requestsOf(() => at.buyer.hold(eventId, [{ ticketTypeId, quantity: 4 }]));
    const warm = await at.office.requestsOf(() => at.buyer.hold(eventId, [{ ticketTypeId, quantity: 4 }]));
    expect([cold, warm]).toEqual([
      { reads: 2, writes: 5 },
      { reads: 1, writes: 5 },
    ]);
  });

  describe('of an event where much is free', () => {
    const one = (ticketTypeId: string) => [{ ticketTypeId, quantity: 1 }];

    test('reads nothing for a tenth of a second after another one of the same environment', async () => {
      const { eventId, ticketTypeId } = await standing(2500);
      const cost = () => at.office.requestsOf(() => at.buyer.hold(eventId, one(ticketTypeId)));
      const [cold, atOnce] = [await cost(), await cost()];
      at.office.clock.advance(100);
      expect([cold, atOnce, await cost()]).toEqual([
        { reads: 2, writes: 2 },
        { reads: 0, writes: 2 },
        { reads: 1, writes: 2 },
      ]);
    });

    test('looks again where others took what a look before had left over', async () => {
      const { eventId, ticketTypeId } = await standing(2500);
      const { units } = at.office.ports;
      const looks = jest.spyOn(units, 'freeIn');
      heldOf(await at.buyer.hold(eventId, one(ticketTypeId)));
      const [left = []] = await Promise.all(looks.mock.results.map(({ value }) => value as Promise<string[]>));
      const taken = jest.spyOn(units, 'change').mockResolvedValueOnce(false); // somebody else has it
      heldOf(await at.buyer.hold(eventId, one(ticketTypeId)));
      const tried = taken.mock.calls.map(([, unitId]) => unitId);
      expect(left).toContain(tried[0]);
      expect(looks).toHaveBeenCalledTimes(2);
      looks.mockRestore();
      taken.mockRestore();
      expect((await at.office.books(eventId)).held).toBe(2);
    });
  });
});

describe('a rush', () => {
  test('of 64 buyers on 50 places holds exactly 50, and tells the others that all are held', async () => {
    const { eventId, ticketTypeId } = await standing(50);
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => at.office.functions().hold(eventId, [{ ticketTypeId, quantity: 1 }])),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(50);
    expect(answers.filter((answer) => codeOf(answer) === 'all-held')).toHaveLength(14);
    expect(await at.office.books(eventId)).toEqual({ free: 0, held: 50, sold: 0 });
  });

  test('on one seat gives it to one', async () => {
    const { eventId } = await seated();
    const answers = await Promise.all(Array.from({ length: 16 }, () => at.buyer.hold(eventId, [{ seatId: 'A-1-1' }])));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === 'seat-taken')).toHaveLength(15);
  });
});
