import { heldOf, expectProblem } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

const places = async (quota: number) => {
  const type = ticketType('Standing', { quota });
  const eventId = await office.open(sellable([type]));
  return { eventId, lines: (quantity: number) => [{ ticketTypeId: type.ticketTypeId, quantity }] };
};

/** The function ends where the header would be written, and answers nothing. */
const dieBeforeHeader = (eventId: string, lines: unknown, key?: string) =>
  new Promise<void>((resolve) => {
    const create = jest.spyOn(office.ports.holds, 'create').mockImplementationOnce(() => {
      create.mockRestore();
      resolve();
      return new Promise(() => undefined);
    });
    void office.functions().hold(eventId, lines, key);
  });

describe('the same Idempotency-Key', () => {
  test('with the same request answers the same hold and takes nothing more', async () => {
    const { eventId, lines } = await places(10);
    const first = await buyer.hold(eventId, lines(2), 'key-1');
    expect(await buyer.hold(eventId, lines(2), 'key-1')).toEqual(first);
    expect((await office.books(eventId)).held).toBe(2);
  });

  test('with another request is a mismatch and takes nothing', async () => {
    const { eventId, lines } = await places(10);
    heldOf(await buyer.hold(eventId, lines(2), 'key-1'));
    expectProblem(await buyer.hold(eventId, lines(3), 'key-1'), 'idempotency-mismatch');
    expect((await office.books(eventId)).held).toBe(2);
  });

  test('many times at once is one hold; the others free what they took', async () => {
    const { eventId, lines } = await places(30);
    const answers = await Promise.all(Array.from({ length: 8 }, () => office.functions().hold(eventId, lines(2), 'key-1')));
    expect(new Set(answers.map((answer) => heldOf(answer).holdId)).size).toBe(1);
    expect(await office.books(eventId)).toEqual({ free: 28, held: 2, sold: 0 });
  });

  test('at once with two requests serves one, and the other is a mismatch', async () => {
    const { eventId, lines } = await places(30);
    const answers = await Promise.all([1, 2].map((quantity) => office.functions().hold(eventId, lines(quantity), 'key-1')));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
    const held = answers.findIndex(({ statusCode }) => statusCode === 201) + 1;
    expect((await office.books(eventId)).held).toBe(held);
  });

  test('serves a new hold once the first is released or over', async () => {
    const { eventId, lines } = await places(10);
    const first = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    await buyer.release(first.holdId);
    const second = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    office.clock.advance(600_000);
    const third = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    expect(new Set([first, second, third].map(({ holdId }) => holdId)).size).toBe(3);
  });

  test('answers the same hold even when an order has claimed it', async () => {
    const { eventId, lines } = await places(10);
    const first = await buyer.hold(eventId, lines(1), 'key-1');
    await buyer.claim(heldOf(first).holdId, 'ord_1');
    office.clock.advance(700_000);
    expect(await buyer.hold(eventId, lines(1), 'key-1')).toEqual(first);
  });
});

describe('a hold whose function dies between its units and its header', () => {
  test('is held again by a retry, from what is left', async () => {
    const { eventId, lines } = await places(10);
    await dieBeforeHeader(eventId, lines(2), 'key-1');
    expect((await office.books(eventId)).held).toBe(2);
    heldOf(await buyer.hold(eventId, lines(2), 'key-1'));
    expect((await office.books(eventId)).held).toBe(4);
  });

  test('gives its units back by time', async () => {
    const { eventId, lines } = await places(2);
    await dieBeforeHeader(eventId, lines(2));
    office.clock.advance(660_000 - 1);
    expectProblem(await buyer.hold(eventId, lines(2)), 'all-held');
    office.clock.advance(1);
    heldOf(await buyer.hold(eventId, lines(2)));
  });
});

describe('a hold that meets a fault', () => {
  const seats = [{ seatId: 'A-1-1' }, { seatId: 'A-1-2' }, { seatId: 'A-1-3' }];
  const hall = () => office.open(sellable([ticketType('Seat', { categories: ['all'] })], somePlan), [section('A', 1, 4)]);
  const fault = new Error('a fault that passes');

  /** The one call of a port that fails: before its effect, or after it. */
  const failing = (which: 'units.change' | 'holds.create', when: 'before' | 'after') => {
    const { units, holds } = office.ports;
    const [change, create] = [units.change.bind(units), holds.create.bind(holds)];
    const instead = async (work: () => Promise<boolean>): Promise<boolean> => {
      if (when === 'after') await work();
      throw fault;
    };
    const spy =
      which === 'units.change'
        ? jest.spyOn(units, 'change').mockImplementationOnce((...parts) => instead(() => change(...parts)))
        : jest.spyOn(holds, 'create').mockImplementationOnce((...parts) => instead(() => create(...parts)));
    return { restore: () => spy.mockRestore() };
  };

  test.each([
    ['units.change', 'before'],
    ['units.change', 'after'],
    ['holds.create', 'before'],
  ] as const)('at %s, %s its effect, keeps nobody from its seats: the same request gets them', async (which, when) => {
    const eventId = await hall();
    const { restore } = failing(which, when);
    expect((await buyer.hold(eventId, seats, 'key-1')).statusCode).toBe(500);
    restore();
    expect((await office.books(eventId)).held).toBe(0);
    heldOf(await buyer.hold(eventId, seats, 'key-1'));
    expect((await office.books(eventId)).held).toBe(3);
  });

  test('after its header was written is held all the same', async () => {
    const eventId = await hall();
    const { restore } = failing('holds.create', 'after');
    const held = await buyer.hold(eventId, seats, 'key-1');
    restore();
    expect(heldOf(held).status).toBe('held');
    expect(await buyer.hold(eventId, seats, 'key-1')).toEqual(held);
    expect((await office.books(eventId)).held).toBe(3);
  });

  test('of which the header comes late after all does not stand there without its seats', async () => {
    const eventId = await hall();
    const create = office.ports.holds.create.bind(office.ports.holds);
    let late: () => Promise<boolean> = () => Promise.reject(fault);
    const spy = jest.spyOn(office.ports.holds, 'create').mockImplementationOnce((...parts) => {
      late = () => create(...parts);
      return Promise.reject(fault);
    });
    expect((await buyer.hold(eventId, seats, 'key-1')).statusCode).toBe(500);
    spy.mockRestore();
    await late();
    heldOf(await buyer.hold(eventId, seats, 'key-1'));
    expect((await office.books(eventId)).held).toBe(3);
  });
});

describe('a write that was done, its answer lost, and was sent again', () => {
  test('is the hold that it made, with its units', async () => {
    const { eventId, lines } = await places(3);
    const create = office.ports.holds.create.bind(office.ports.holds);
    const spy = jest.spyOn(office.ports.holds, 'create').mockImplementationOnce(async (...parts) => {
      await create(...parts);
      return create(...parts);
    });
    const held = await buyer.hold(eventId, lines(2), 'key-1');
    spy.mockRestore();
    expect(heldOf(held).status).toBe('held');
    expect((await office.books(eventId)).held).toBe(2);
  });
});
