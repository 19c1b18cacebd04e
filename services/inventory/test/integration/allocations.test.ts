import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { createAllocation } from '@onsale/contracts/inventory/api';
import { newId } from '@onsale/kernel/id';
import { streamHandler } from '@onsale/runtime/stream-handler';
import { recountStock } from '../../src/use-cases/recount-stock.ts';
import { writeLedger } from '../../src/use-cases/write-ledger.ts';
import { availabilityIn, codeOf, expectProblem, heldOf } from '../support/answers.ts';
import type { Answer } from '../support/box-office.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { unitChanges } from '../support/stream-event.ts';

type Allocation = ResponseOf<typeof createAllocation>;

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

/** A hall of six places, and two rows of four seats. */
const house = async () => {
  const standing = ticketType('Standing', { quotaIds: ['hall'] });
  const seated = ticketType('Seated', { categories: ['all'] });
  const event = sellable([standing, seated], {
    ...somePlan,
    quotas: [{ quotaId: 'hall', name: 'The hall', capacity: 6 }],
    holdSeconds: 10,
  });
  const eventId = await office.open(event, [section('A', 2, 4)]);
  const caller = { organizerId: event.event.organizerId, keyId: newId('apiKey') };
  const desk = office.functions();
  let keys = 0;
  const freshKey = () => `key-${++keys}`;
  return {
    eventId,
    caller,
    allocate: (lines: unknown, key = freshKey(), name: unknown = 'Press') => desk.allocate(eventId, { name, lines }, caller, key),
    release: (allocationId: string, lines?: unknown, key = freshKey()) =>
      desk.releaseAllocation(eventId, allocationId, lines === undefined ? {} : { lines }, caller, key),
    list: async () => ((await desk.allocations(eventId, caller)).body as { items: Allocation[] }).items,
    hall: async () => ((await desk.quotas(eventId, caller)).body as { items: unknown[] }).items[0],
    places: (quantity: number) => [{ ticketTypeId: standing.ticketTypeId, quantity }],
  };
};
const madeOf = ({ statusCode, body }: Answer): Allocation => {
  expect({ statusCode, body }).toMatchObject({ statusCode: 201 });
  return body as Allocation; // its handler is typed by the contract
};
const seats = (...seatIds: string[]) => seatIds.map((seatId) => ({ seatId }));
const ofHall = (quantity: number) => ({ quotaId: 'hall', quantity });

describe('an allocation', () => {
  test('has its seats and places for as long as it likes, and nobody else does', async () => {
    const { eventId, allocate, list, hall, places } = await house();
    const allocation = madeOf(await allocate([...seats('A-1-2', 'A-1-3'), ofHall(4)]));
    expect(allocation).toMatchObject({ name: 'Press', lines: [...seats('A-1-2', 'A-1-3'), ofHall(4)] });
    office.clock.advance(365 * 24 * 3600_000);
    expectProblem(await buyer.hold(eventId, seats('A-1-2')), 'seat-taken', 'lines.0.seatId');
    expectProblem(await buyer.hold(eventId, places(3)), 'sold-out');
    heldOf(await buyer.hold(eventId, places(2)));
    expect(await hall()).toMatchObject({ capacity: 6, free: 0, held: 2, allocated: 4, sold: 0 });
    expect(await list()).toEqual([allocation]);
  });

  test('is released in part, and then in all, to whoever comes first', async () => {
    const { eventId, allocate, release, list, hall, places } = await house();
    const { allocationId } = madeOf(await allocate([...seats('A-1-2', 'A-1-3'), ofHall(4)]));
    expect(await release(allocationId, [...seats('A-1-3'), ofHall(1)])).toMatchObject({
      statusCode: 200,
      body: { lines: [...seats('A-1-2'), ofHall(3)] },
    });
    expect(await hall()).toMatchObject({ capacity: 6, free: 3, allocated: 3 });
    heldOf(await buyer.hold(eventId, [...seats('A-1-3'), ...places(3)]));
    expect(await release(allocationId)).toMatchObject({ statusCode: 200, body: { lines: [] } });
    expect(await list()).toMatchObject([{ allocationId, lines: [] }]);
    office.clock.advance(1);
    heldOf(await buyer.hold(eventId, [...seats('A-1-2'), ...places(3)]));
  });

  test('is all or nothing: what is held, sold or allocated already leaves the rest free', async () => {
    const { eventId, allocate, list, places } = await house();
    heldOf(await buyer.hold(eventId, [...seats('A-2-1'), ...places(3)]));
    expectProblem(await allocate([...seats('A-1-1', 'A-2-1'), ofHall(1)]), 'seat-taken', 'lines.1.seatId');
    expectProblem(await allocate([...seats('A-1-1'), ofHall(4)]), 'all-held', 'lines.1.quantity');
    expect((await office.books(eventId)).held).toBe(4);
    expect(await list()).toEqual([]);
  });

  test('asked for again with the same Idempotency-Key, is the same and takes nothing more; with another request, is refused', async () => {
    const { eventId, allocate, list } = await house();
    const ask = () => allocate([...seats('A-1-1'), ofHall(2)], 'once');
    const answers = await Promise.all([ask(), ask(), ask()]);
    const allocation = madeOf(await ask());
    for (const answer of answers) {
      if (answer.statusCode === 201) expect(answer.body).toEqual(allocation);
      else expectProblem(answer, 'seat-taken'); // by the other, which had no header yet
    }
    expect((await office.books(eventId)).free).toBe(11);
    expect(await list()).toHaveLength(1);
    expectProblem(await allocate([ofHall(1)], 'once'), 'idempotency-mismatch');
  });

  test('that dies before its header leaves nothing behind', async () => {
    const { allocate, hall } = await house();
    await new Promise<void>((resolve) => {
      const dies = jest.spyOn(office.ports.allocations, 'create').mockImplementationOnce(() => {
        dies.mockRestore();
        resolve();
        return new Promise(() => undefined);
      });
      void allocate([ofHall(6)], 'broke-off');
    });
    expect(await hall()).toMatchObject({ held: 6, allocated: 0 });
    office.clock.advance(15 * 60_000);
    expect(await hall()).toMatchObject({ free: 6 });
  });

  test('that meets a fault at its header leaves nothing behind; where the header was written, it has all of it', async () => {
    const { allocate, hall } = await house();
    const create = office.ports.allocations.create.bind(office.ports.allocations);
    const fails = jest.spyOn(office.ports.allocations, 'create').mockRejectedValueOnce(new Error('a fault that passes'));
    expect((await allocate([ofHall(6)], 'failed')).statusCode).toBe(500);
    expect(await hall()).toMatchObject({ free: 6, allocated: 0 });
    fails.mockImplementationOnce(async (...parts) => {
      await create(...parts);
      throw new Error('a fault that passes');
    });
    expect(madeOf(await allocate([ofHall(6)], 'failed')).lines).toEqual([ofHall(6)]);
    fails.mockRestore();
    expect(await hall()).toMatchObject({ free: 0, allocated: 6 });
  });

  test('that breaks off after its header is completed by whoever asks again', async () => {
    const { eventId, allocate, hall } = await house();
    const change = office.ports.units.change.bind(office.ports.units);
    const landed: Promise<boolean>[] = [];
    const dying = jest.spyOn(office.ports.units, 'change').mockImplementation((...parts) => {
      if (landed.length === 7) return Promise.reject(new Error('the function ended here')); // six are held, one gets to the allocation
      const write = change(...parts);
      landed.push(write);
      return write;
    });
    expect((await allocate([ofHall(6)], 'broke-off-later')).statusCode).toBe(500);
    await Promise.all(landed); // the last was still on its way
    dying.mockRestore();
    expect(await hall()).toMatchObject({ held: 5, allocated: 1 });
    expect(madeOf(await allocate([ofHall(6)], 'broke-off-later')).lines).toEqual([ofHall(6)]);
    expect((await office.books(eventId)).free).toBe(8);
  });
});

describe('a release', () => {
  test('that is asked for again frees the same units and no more; another request with its key is refused', async () => {
    const { allocate, release, hall } = await house();
    const { allocationId } = madeOf(await allocate([ofHall(5)]));
    const answers = await Promise.all([release(allocationId, [ofHall(2)], 'once'), release(allocationId, [ofHall(2)], 'once')]);
    for (const { statusCode } of [...answers, await release(allocationId, [ofHall(2)], 'once')]) expect(statusCode).toBe(200);
    expect(await hall()).toMatchObject({ free: 3, allocated: 3 });
    expectProblem(await release(allocationId, [ofHall(1)], 'once'), 'idempotency-mismatch');
  });

  test('beside another one frees other units', async () => {
    const { allocate, release, hall } = await house();
    const { allocationId } = madeOf(await allocate([ofHall(6)]));
    await Promise.all([release(allocationId, [ofHall(2)]), release(allocationId, [ofHall(3)])]);
    expect(await hall()).toMatchObject({ free: 5, allocated: 1 });
  });

  test('that comes again never takes from a buyer what was released before', async () => {
    const { eventId, allocate, release, places } = await house();
    const { allocationId } = madeOf(await allocate([ofHall(6)]));
    await release(allocationId, undefined, 'all');
    office.clock.advance(1);
    heldOf(await buyer.hold(eventId, places(6)));
    expect((await release(allocationId, undefined, 'all')).statusCode).toBe(200);
    expect((await office.books(eventId)).held).toBe(6);
  });
});

describe('buyers', () => {
  test('are told sold out where all that is left is held back by hand, and see its seats as held', async () => {
    const { eventId, allocate } = await house();
    madeOf(await allocate([ofHall(6), ...seats(...[1, 2].flatMap((row) => [1, 2, 3, 4].map((seat) => `A-${row}-${seat}`)))]));
    office.clock.advance(2000);
    const { status, seats: shown } = availabilityIn(await buyer.availability(eventId, 'list'));
    expect(status).toBe('sold-out');
    expect(new Set(shown?.map((seat) => seat.status))).toEqual(new Set(['held']));
  });

  test('are told all held where a hold may still come back, and that stock returned once a release frees it', async () => {
    const { eventId, allocate, release, places } = await house();
    const all = [1, 2].flatMap((row) => [1, 2, 3, 4].map((seat) => `A-${row}-${seat}`));
    const { allocationId } = madeOf(await allocate([ofHall(5), ...seats(...all)]));
    heldOf(await buyer.hold(eventId, places(1)));
    office.clock.advance(1000);
    expect(availabilityIn(await buyer.availability(eventId)).status).toBe('all-held');
    expect(codeOf(await office.functions().hold(eventId, places(1)))).toBe('all-held');
    await release(allocationId, seats('A-1-1'));
    const { tasks } = await office.told();
    const due = tasks.findLast(({ task }) => task === 'recountStock');
    office.clock.advance(1);
    await recountStock(office.ports)(due?.data as Parameters<ReturnType<typeof recountStock>>[0]);
    expect((await office.told()).events.map(({ type }) => type)).toContain('onsale.inventory.stock-returned.v1');
  });

  test('are told that stock returned by a release that broke off, and was never asked for again', async () => {
    const { eventId, allocate, release } = await house();
    const all = [1, 2].flatMap((row) => [1, 2, 3, 4].map((seat) => `A-${row}-${seat}`));
    const { allocationId } = madeOf(await allocate([ofHall(6), ...seats(...all)]));
    office.clock.advance(1000);
    expect(availabilityIn(await buyer.availability(eventId)).status).toBe('sold-out');
    const dies = jest.spyOn(office.ports.snapshots, 'stockCameBack').mockRejectedValueOnce(new Error('the function ended here'));
    expect((await release(allocationId, seats('A-1-1'))).statusCode).toBe(500);
    dies.mockRestore();
    const { tasks } = await office.told();
    const due = tasks.find(({ task }) => task === 'recountStock');
    office.clock.advance(30_000);
    await recountStock(office.ports)(due?.data as Parameters<ReturnType<typeof recountStock>>[0]);
    expect((await office.told()).events.map(({ type }) => type)).toContain('onsale.inventory.stock-returned.v1');
  });
});

test('every change is a row of the ledger, which names the allocation', async () => {
  const { eventId, allocate, release } = await house();
  const { allocationId } = madeOf(await allocate(seats('A-1-1')));
  await release(allocationId);
  await streamHandler(writeLedger(office.ledger))(await unitChanges(office));
  const rows = (await office.itemsOf('ledger')) as { version: number; from: object; to: object }[];
  rows.sort((one, other) => one.version - other.version);
  expect(rows.map(({ from, to }) => [from, to])).toMatchObject([
    [{ state: 'free' }, { state: 'held' }],
    [{ state: 'held' }, { state: 'allocated', allocationId }],
    [{ state: 'allocated', allocationId }, { state: 'free' }],
  ]);
  expect(await office.books(eventId)).toMatchObject({ free: 14 });
});

describe('it is refused', () => {
  test.each<[string, unknown, Parameters<typeof expectProblem>[1], string]>([
    ['no lines', [], 'invalid-request', 'lines'],
    ['a quantity of 0', [ofHall(0)], 'invalid-request', 'lines.0.quantity'],
    ['more than a thousand', [ofHall(1000), ...seats('A-1-1')], 'invalid-request', 'lines'],
    ['a seat twice', [...seats('A-1-1', 'A-1-2'), ...seats('A-1-1')], 'invalid-request', 'lines.2.seatId'],
    ['a quota twice', [ofHall(1), ofHall(1)], 'invalid-request', 'lines.1.quotaId'],
    ['an unknown seat', [ofHall(1), ...seats('A-1-1', 'A-1-2', 'A-9-9')], 'seat-not-found', 'lines.3.seatId'],
    ['an unknown quota', [...seats('A-1-1'), { quotaId: 'cellar', quantity: 1 }], 'quota-not-found', 'lines.1.quotaId'],
  ])('to allocate %s, naming the field', async (_, lines, code, field) => {
    const { eventId, allocate } = await house();
    expectProblem(await allocate(lines), code, field);
    expect(await office.books(eventId)).toEqual({ free: 14, held: 0, sold: 0 });
  });

  test('without a name or an Idempotency-Key', async () => {
    const { eventId, caller, allocate } = await house();
    expectProblem(await allocate([ofHall(1)], 'key', ' '), 'invalid-request', 'name');
    expectProblem(
      await buyer.allocate(eventId, { name: 'Press', lines: [ofHall(1)] }, caller, ''),
      'invalid-request',
      'Idempotency-Key',
    );
  });

  test('to release what the allocation does not have, and then nothing is', async () => {
    const { allocate, release, hall } = await house();
    const { allocationId } = madeOf(await allocate([ofHall(2), ...seats('A-1-1')]));
    expectProblem(await release(allocationId, [ofHall(3)]), 'not-in-allocation', 'lines.0.quantity');
    expectProblem(await release(allocationId, [ofHall(1), ...seats('A-1-2')]), 'not-in-allocation', 'lines.1.seatId');
    expectProblem(await release(allocationId, [ofHall(1), ofHall(1)]), 'invalid-request', 'lines.1.quotaId');
    expectProblem(await release('alc_unknown'), 'allocation-not-found');
    expect(await hall()).toMatchObject({ allocated: 2 });
  });

  test('to others than the organizer and keys with the right, and of a cancelled event', async () => {
    const { eventId, caller, allocate } = await house();
    const body = { name: 'Press', lines: [ofHall(1)] };
    const stranger = { ...caller, organizerId: newId('organizer') };
    const reader = { ...caller, scopes: ['events:read'] as const };
    expectProblem(await buyer.allocate(eventId, body, stranger, 'key'), 'event-not-found');
    expectProblem(await buyer.allocations(eventId, stranger), 'event-not-found');
    expectProblem(await buyer.releaseAllocation(eventId, 'alc_a', {}, stranger, 'key'), 'event-not-found');
    expectProblem(await buyer.allocate(eventId, body, reader, 'key'), 'forbidden');
    expectProblem(await buyer.releaseAllocation(eventId, 'alc_a', {}, reader, 'key'), 'forbidden');
    expectProblem(await buyer.allocations(eventId, { ...caller, scopes: ['sell'] }), 'forbidden');
    expectProblem(await buyer.allocations(eventId, caller, { cursor: 'x' }), 'invalid-request', 'cursor');
    await office.ports.sales.cancel(eventId);
    expectProblem(await allocate([ofHall(1)]), 'event-cancelled');
  });
});
