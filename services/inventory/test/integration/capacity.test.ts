import { setImmediate } from 'node:timers/promises';
import type { EventId } from '@onsale/kernel/id';
import { newId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { streamHandler } from '@onsale/runtime/stream-handler';
import fc from 'fast-check';
import { retired } from '../../src/domain/unit.ts';
import { writeLedger } from '../../src/use-cases/write-ledger.ts';
import { availabilityIn, codeOf, expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';
import { unitChanges } from '../support/stream-event.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

type Standing = { capacity: number; free: number; held: number; allocated: number; sold: number };

const hall = async (capacity: number) => {
  const type = ticketType('Standing', { quotaIds: ['hall'] });
  const quotas = [{ quotaId: 'hall', name: 'The hall', capacity }];
  const event = sellable([type], { quotas, holdSeconds: 10 });
  const caller = { organizerId: event.event.organizerId, keyId: newId('apiKey') };
  const eventId = await office.open(event);
  const lines = (quantity: number) => [{ ticketTypeId: type.ticketTypeId, quantity }];
  return {
    eventId,
    caller,
    hold: (quantity: number, by = buyer) => by.hold(eventId, lines(quantity)),
    set: (target: unknown, quotaId = 'hall') => office.functions().setCapacity(eventId, quotaId, target, caller),
    standing: async () => {
      const { items } = (await buyer.quotas(eventId, caller)).body as { items: Standing[] };
      return items[0];
    },
  };
};
const sell = async (holdId: string, orderId: string) => {
  expect((await buyer.claim(holdId, orderId)).statusCode).toBe(200);
  expect((await buyer.confirm(holdId, orderId)).statusCode).toBe(200);
};
const activeUnits = async (eventId: EventId) => (await office.units(eventId)).filter(({ freeFrom }) => freeFrom !== retired);

test('a capacity that is raised while selling is sold to the last, and none over', async () => {
  const { eventId, hold, set } = await hall(3);
  heldOf(await hold(3));
  expectProblem(await hold(1), 'all-held');
  const answer = await set(63);
  expect(answer).toMatchObject({ statusCode: 200, body: { quotaId: 'hall', name: 'The hall', capacity: 63, free: 60, held: 3 } });
  office.clock.advance(1000);
  const answers = await Promise.all(Array.from({ length: 80 }, () => hold(1, office.functions())));
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(60);
  expect(await activeUnits(eventId)).toHaveLength(63);
  expect(await hold(1)).toMatchObject({ statusCode: 409 });
});

test('who asks while somebody else counts what was added waits for that count, and is not refused by the one before', async () => {
  const { eventId, hold, set } = await hall(1);
  heldOf(await hold(1));
  expectProblem(await hold(1), 'all-held');
  await set(2);
  office.clock.advance(1000);
  const { snapshots } = office.ports;
  const store = snapshots.store.bind(snapshots);
  const isCounting = Promise.withResolvers<undefined>();
  const mayStore = Promise.withResolvers<undefined>();
  const slow = jest.spyOn(snapshots, 'store').mockImplementation(async (...count) => {
    isCounting.resolve(undefined);
    await mayStore.promise;
    return store(...count);
  });
  const counting = buyer.availability(eventId);
  await isCounting.promise;
  const isWaiting = Promise.withResolvers<undefined>();
  const pauses = jest.spyOn(office.ports, 'pause').mockImplementation(() => {
    isWaiting.resolve(undefined);
    return setImmediate();
  });
  const asking = hold(1, office.functions());
  await Promise.race([asking, isWaiting.promise]);
  mayStore.resolve(undefined);
  heldOf(await asking);
  await counting;
  slow.mockRestore();
  pauses.mockRestore();
});

test('a function that remembers the smaller stock finds the larger one before it says that there is nothing left', async () => {
  const { hold, set } = await hall(2);
  const other = office.functions();
  heldOf(await hold(2, other));
  await set(4);
  office.clock.advance(1);
  heldOf(await hold(2, other));
});

test('a capacity is lowered by what is free, and goes on when more came back', async () => {
  const { hold, set, standing } = await hall(10);
  const held = heldOf(await hold(4));
  const sold = heldOf(await hold(3));
  await sell(sold.holdId, 'ord_1');
  expect(await set(5)).toMatchObject({ body: { capacity: 7, free: 0, held: 4, sold: 3 } });
  await buyer.release(held.holdId);
  expect(await set(5)).toMatchObject({ body: { capacity: 5, free: 2, held: 0, sold: 3 } });
  expect(await set(5)).toMatchObject({ body: { capacity: 5 } });
  expect(await set(0)).toMatchObject({ body: { capacity: 3 } });
  office.clock.advance(1000);
  expectProblem(await hold(1), 'sold-out');
  expect(await set(8)).toMatchObject({ body: { capacity: 8, free: 5 } });
  expect(await standing()).toEqual({ quotaId: 'hall', name: 'The hall', capacity: 8, free: 5, held: 0, allocated: 0, sold: 3 });
});

test('what was held and is past its time can be retired, and its hold has lost it', async () => {
  const { hold, set } = await hall(2);
  const { holdId } = heldOf(await hold(2));
  expect((await buyer.claim(holdId, 'ord_late')).statusCode).toBe(200);
  office.clock.advance(20_000);
  expect(await set(0)).toMatchObject({ body: { capacity: 0 } });
  expectProblem(await buyer.confirm(holdId, 'ord_late'), 'stock-lost');
  expectProblem(await buyer.retake(holdId, 'ord_late'), 'stock-lost');
});

test('raised again, it takes the units that were retired before it makes new ones', async () => {
  const { eventId, set } = await hall(40);
  for (const capacity of [10, 40, 5, 40]) expect(await set(capacity)).toMatchObject({ body: { capacity } });
  expect(await office.units(eventId)).toHaveLength(40);
  await set(41);
  expect(await office.units(eventId)).toHaveLength(90);
  for (const capacity of [42, 90]) expect(await set(capacity)).toMatchObject({ body: { capacity } });
  expect(await office.units(eventId)).toHaveLength(90);
});

test('two who set the same capacity at the same moment reach it, not more', async () => {
  const { set, standing } = await hall(10);
  await Promise.all([set(130), set(130), set(130)]);
  expect((await standing())?.capacity).toBe(130);
});

test('one that broke off after making units is carried on by the next', async () => {
  const { eventId, set } = await hall(10);
  const dies = jest.spyOn(office.ports.sales, 'grow').mockRejectedValueOnce(new Error('the function ended here'));
  expect((await set(100)).statusCode).toBe(500);
  dies.mockRestore();
  expect(await activeUnits(eventId)).toHaveLength(10);
  expect(await set(30)).toMatchObject({ body: { capacity: 30 } });
  expect(await set(100)).toMatchObject({ body: { capacity: 100 } });
  expect(await activeUnits(eventId)).toHaveLength(100);
});

test('raising and lowering in the middle of a rush loses and doubles nothing, and every change is a row of the ledger', async () => {
  const scale = process.env['ONSALE_FULL'] === '1' ? 20 : 1;
  const { eventId, hold, set, standing } = await hall(60 * scale);
  const numbers = Array.from({ length: 50 * scale }, (_, index) => index);
  const buyers = inParallel(numbers, 64, async (index) => {
    const answer = await hold(2, office.functions());
    office.clock.advance(1);
    if (answer.statusCode !== 201) {
      expect(codeOf(answer)).toMatch(/all-held|sold-out/);
      return;
    }
    const { holdId } = heldOf(answer);
    await (index % 2 ? sell(holdId, `ord_${index}`) : buyer.release(holdId));
  });
  await Promise.all([buyers, set(20 * scale).then(() => set(70 * scale)), set(40 * scale)]);
  office.clock.advance(30_000);
  const books = await standing();
  expect((books?.free ?? 0) + (books?.held ?? 0) + (books?.sold ?? 0)).toBe(books?.capacity);
  const units = await office.units(eventId);
  const sold = units.filter(({ orderId }) => orderId !== undefined);
  expect(sold).toHaveLength(books?.sold ?? -1);

  await streamHandler(writeLedger(office.ledger))(await unitChanges(office));
  const rows = (await office.itemsOf('ledger')) as { to: { state: string } }[];
  expect(rows).toHaveLength(units.reduce((sum, { version }) => sum + version, 0));
  expect(new Set(rows.map(({ to }) => to.state))).toEqual(new Set(['held', 'free', 'sold', 'retired']));
});

test('whatever is sold, given back, raised and lowered, capacity is free and held and sold, and never below what is taken', async () => {
  const step = fc.oneof(
    fc.record({ verb: fc.constant('set' as const), many: fc.nat(120) }),
    fc.record({ verb: fc.constantFrom('hold' as const, 'release' as const), many: fc.integer({ min: 1, max: 20 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const { hold, set, standing } = await hall(55);
      let capacity = 55;
      const held: { holdId: string; many: number }[] = [];
      const taken = () => held.reduce((sum, { many }) => sum + many, 0);
      for (const { verb, many } of steps) {
        office.clock.advance(1);
        if (verb === 'set') {
          capacity = Math.max(many, taken());
          expect(await set(many)).toMatchObject({ body: { capacity, free: capacity - taken(), held: taken(), sold: 0 } });
        } else if (verb === 'hold') {
          const answer = await hold(many, office.functions());
          expect(answer.statusCode).toBe(many <= capacity - taken() ? 201 : 409);
          if (answer.statusCode === 201) held.push({ holdId: heldOf(answer).holdId, many });
        } else {
          const last = held.pop();
          if (last) await buyer.release(last.holdId);
        }
      }
      expect(await standing()).toMatchObject({ capacity, free: capacity - taken(), held: taken() });
    }),
    { numRuns: 8 },
  );
});

describe('it is refused', () => {
  test.each([[-1], [1.5], ['5'], [200_001], [undefined]])('to set it to %j, naming the field', async (capacity) => {
    const { set } = await hall(2);
    expectProblem(await set(capacity), 'invalid-request', 'capacity');
  });

  test('of an unknown quota, event or another organizer’s, and before the units are made', async () => {
    const { eventId, caller, set } = await hall(2);
    expectProblem(await set(5, 'cellar'), 'quota-not-found');
    expectProblem(await buyer.setCapacity(newId('event'), 'hall', 5, caller), 'event-not-found');
    const stranger = { ...caller, organizerId: newId('organizer') };
    expectProblem(await buyer.setCapacity(eventId, 'hall', 5, stranger), 'event-not-found');
    expectProblem(await buyer.quotas(eventId, stranger), 'event-not-found');
    expectProblem(await buyer.setCapacity(eventId, 'hall', 5, { ...caller, scopes: ['events:read'] }), 'forbidden');
    expect(availabilityIn(await buyer.availability(eventId)).ticketTypes[0]?.free).toBe(2);
  });
});
