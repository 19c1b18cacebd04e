import { soldOut, stockReady, stockReturned } from '@onsale/contracts/inventory/events';
import type { EventId } from '@onsale/kernel/id';
import { recountStock } from '../../src/use-cases/recount-stock.ts';
import { availabilityIn, expectProblem, heldOf } from '../support/answers.ts';
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
  const eventId = await office.open(sellable([type], { holdSeconds: 10 }));
  const hold = async (quantity: number) => heldOf(await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity }]));
  return { eventId, ticketTypeId: type.ticketTypeId, hold };
};
const sell = async (holdId: string) => {
  expect((await buyer.claim(holdId, 'ord_1')).statusCode).toBe(200);
  expect((await buyer.confirm(holdId, 'ord_1')).statusCode).toBe(200);
};
const statusOf = async (eventId: EventId) => availabilityIn(await buyer.availability(eventId)).status;
const typesTold = async () => (await office.told()).events.map(({ type }) => type).filter((type) => type !== stockReady.type);
const recounts = async () => (await office.told()).tasks.filter(({ task }) => task === 'recountStock');

describe('availability', () => {
  test('of standing places counts what is free, and is at most a second old', async () => {
    const { eventId, ticketTypeId, hold } = await places(60);
    await hold(4);
    office.clock.advance(999);
    expect(availabilityIn(await buyer.availability(eventId)).ticketTypes).toMatchObject([{ ticketTypeId, free: 60 }]);
    office.clock.advance(1);
    const now = availabilityIn(await buyer.availability(eventId, 'list'));
    expect(now).toEqual({
      status: 'available',
      asOf: new Date(office.clock.now()).toISOString(),
      ticketTypes: [{ ticketTypeId, free: 56, status: 'available' }],
    });
  });

  test('of seats lists each with the ticket types that sell it, or draws each row', async () => {
    const [full, child] = [ticketType('Full', { categories: ['front', 'back'] }), ticketType('Child', { categories: ['back'] })];
    const sections = [section('A', 1, 3, 'front'), section('B', 2, 2, 'back')];
    const eventId = await office.open(sellable([full, child], somePlan), sections);
    await sell(heldOf(await buyer.hold(eventId, [{ seatId: 'A-1-2' }])).holdId);
    heldOf(await buyer.hold(eventId, [{ seatId: 'B-2-1', ticketTypeId: child.ticketTypeId }]));
    office.clock.advance(1000);

    const { seats = [], ticketTypes } = availabilityIn(await buyer.availability(eventId, 'list'));
    expect(ticketTypes.map(({ free }) => free)).toEqual([5, 3]);
    expect(seats.map(({ seatId, status }) => `${seatId} ${status}`)).toEqual([
      'A-1-1 free',
      'A-1-2 sold',
      'A-1-3 free',
      'B-1-1 free',
      'B-1-2 free',
      'B-2-1 held',
      'B-2-2 free',
    ]);
    expect(seats.map(({ ticketTypeIds }) => ticketTypeIds.length)).toEqual([1, 1, 1, 2, 2, 2, 2]);
    expect(availabilityIn(await buyer.availability(eventId, 'map')).seatMap).toEqual([
      { sectionId: 'A', rows: ['fsf'] },
      { sectionId: 'B', rows: ['ff', 'hf'] },
    ]);
    expect(availabilityIn(await buyer.availability(eventId, 'none'))).not.toHaveProperty('seats');
  });

  test('of an unknown event is not found', async () => {
    expectProblem(await buyer.availability('evt_unknown'), 'event-not-found');
  });

  test('tells all held and sold out apart', async () => {
    const { eventId, hold } = await places(2);
    const [one, other] = [await hold(1), await hold(1)];
    office.clock.advance(1000);
    expect(await statusOf(eventId)).toBe('all-held');
    await sell(one.holdId);
    await sell(other.holdId);
    office.clock.advance(1000);
    expect(await statusOf(eventId)).toBe('sold-out');
  });

  test('tells them apart for each ticket type, and by when the first of an event that is all held comes back', async () => {
    const [seated, standing, last] = [
      ticketType('Seated', { quota: 1 }),
      ticketType('Standing', { quota: 1 }),
      ticketType('Last', { quota: 1 }),
    ];
    const eventId = await office.open(sellable([seated, standing, last], { holdSeconds: 10 }));
    const hold = async ({ ticketTypeId }: typeof seated) => heldOf(await buyer.hold(eventId, [{ ticketTypeId, quantity: 1 }]));
    const now = async () => {
      office.clock.advance(1000);
      const { status, nextFreeAt, ticketTypes } = availabilityIn(await buyer.availability(eventId));
      return { status, nextFreeAt, types: ticketTypes.map((type) => type.status) };
    };
    await sell((await hold(seated)).holdId);
    const { expiresAt } = await hold(standing);
    expect(await now()).toEqual({ status: 'available', types: ['sold-out', 'all-held', 'available'] });
    await hold(last);
    const nextFreeAt = new Date(Date.parse(expiresAt) + 10_000).toISOString(); // with the grace
    expect(await now()).toEqual({ status: 'all-held', nextFreeAt, types: ['sold-out', 'all-held', 'all-held'] });
  });
});

describe('the shared count', () => {
  test('is made once a second, however many ask', async () => {
    const { eventId } = await places(200);
    office.clock.advance(1000);
    const counts = jest.spyOn(office.ports.units, 'takenIn');
    await Promise.all(Array.from({ length: 30 }, () => office.functions().availability(eventId)));
    expect(counts).toHaveBeenCalledTimes(4); // one for each block of 50
    office.clock.advance(999);
    await Promise.all(Array.from({ length: 30 }, () => office.functions().availability(eventId)));
    expect(counts).toHaveBeenCalledTimes(4);
    counts.mockRestore();
  });

  test('of a function that died while counting is made by another one within two seconds', async () => {
    const { eventId, hold } = await places(10);
    await hold(3);
    office.clock.advance(1000);
    const dies = jest.spyOn(office.ports.snapshots, 'store').mockRejectedValueOnce(new Error('the function ended here'));
    expect((await buyer.availability(eventId)).statusCode).toBe(500);
    dies.mockRestore();
    office.clock.advance(999);
    expect(availabilityIn(await buyer.availability(eventId)).ticketTypes[0]?.free).toBe(10); // 1,999 ms old, but soon replaced
    office.clock.advance(251);
    expect(availabilityIn(await buyer.availability(eventId)).ticketTypes[0]?.free).toBe(7);
  });

  test('that comes late never replaces a newer one', async () => {
    const { eventId, hold } = await places(10);
    const stale = await office.ports.sales.find(eventId);
    if (!stale?.snapshot) throw new Error('the event is on sale');
    await hold(3);
    office.clock.advance(1000);
    expect(await statusOf(eventId)).toBe('available');
    await office.ports.snapshots.store({ ...stale, snapshot: stale.snapshot }, stale.snapshot);
    expect((await office.ports.sales.find(eventId))?.snapshot).toMatchObject({ version: 2, free: Uint8Array.of(7) });
  });
});

describe('what the count tells the world', () => {
  test('sold out and stock returned, each once', async () => {
    const { eventId, hold } = await places(1);
    const { holdId } = await hold(1);
    await sell(holdId);
    for (let second = 0; second < 3; second++) {
      office.clock.advance(1000);
      expect(await statusOf(eventId)).toBe('sold-out');
    }
    expect(await typesTold()).toEqual([soldOut.type]);
  });

  test('all held orders one recount for when the first hold is over, which finds and tells what came back', async () => {
    const { eventId, hold } = await places(1);
    await hold(1);
    for (let second = 0; second < 3; second++) {
      office.clock.advance(1000);
      expect(await statusOf(eventId)).toBe('all-held');
    }
    const [recount, ...others] = await recounts();
    expect(others).toEqual([]);
    expect(await typesTold()).toEqual([]);

    office.clock.advance((recount?.dueAt ?? 0) - office.clock.now());
    await recountStock(office.ports)(recount?.data as { eventId: EventId; notBefore: number });
    expect(await typesTold()).toEqual([stockReturned.type]);
    expect(await statusOf(eventId)).toBe('available');
  });

  test('stock that comes back while nobody asks is found by a recount that its return orders', async () => {
    const { eventId, hold } = await places(1);
    const { holdId } = await hold(1);
    office.clock.advance(1000);
    expect(await statusOf(eventId)).toBe('all-held');
    const before = (await recounts()).length;
    await buyer.release(holdId);
    const ordered = await recounts();
    expect(ordered).toHaveLength(before + 1);

    const newest = ordered.reduce((last, each) => (each.dueAt < last.dueAt ? each : last));
    office.clock.advance(1);
    await recountStock(office.ports)(newest.data as { eventId: EventId; notBefore: number });
    expect(await typesTold()).toEqual([stockReturned.type]);
  });

  test('stock that comes back where much is free orders nothing', async () => {
    const { hold } = await places(10);
    const { holdId } = await hold(1);
    await buyer.release(holdId);
    expect(await recounts()).toEqual([]);
  });

  test('stock that comes back behind a count that is under way is counted again', async () => {
    const { eventId, hold } = await places(1);
    const { holdId } = await hold(1);
    office.clock.advance(1000);
    const { snapshots } = office.ports;
    const real = { ...snapshots };
    const late = jest.spyOn(snapshots, 'store').mockImplementationOnce(async (sale, count) => {
      await buyer.release(holdId); // its unit was counted as held a moment ago
      return real.store(sale, count);
    });
    expect(await statusOf(eventId)).toBe('all-held');
    late.mockRestore();
    const orders = (await recounts()).map(({ dueAt }) => dueAt - office.clock.now());
    expect(Math.min(...orders)).toBe(1000);
  });
});
