import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { EventId } from '@onsale/kernel/id';
import fc from 'fast-check';
import { poolOf } from '../../src/domain/stock.ts';
import { availabilityIn, codeOf, expectProblem, heldOf } from '../support/answers.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { sharedOffice } from '../support/shared-office.ts';

const at = sharedOffice();

const quotas = (capacities: Record<string, number>) =>
  Object.entries(capacities).map(([quotaId, capacity]) => ({ quotaId, name: quotaId, capacity }));

/** How many units of each quota are taken at this moment. */
const taken = async (eventId: EventId): Promise<Record<string, number>> => {
  const amounts: Record<string, number> = {};
  for (const { pk, freeFrom } of await at.office.units(eventId)) {
    const pool = poolOf(pk.slice(`unit#${eventId}#`.length)).replace('quota.', '');
    amounts[pool] = (amounts[pool] ?? 0) + (freeFrom > at.office.clock.now() ? 1 : 0);
  }
  return amounts;
};

/** A hall of 40, where 10 students and 10 members may come in. */
const hall = async (more: Partial<SellableEvent> = {}) => {
  const full = ticketType('Full', { quotaIds: ['hall'] });
  const student = ticketType('Student', { quotaIds: ['hall', 'students'] });
  const clubStudent = ticketType('Student of the club', { quotaIds: ['hall', 'students', 'club'] });
  const limits = quotas({ hall: 40, students: 10, club: 10 });
  const eventId = await at.office.open(sellable([full, student, clubStudent], { quotas: limits, holdSeconds: 10, ...more }));
  return { eventId, full: full.ticketTypeId, student: student.ticketTypeId, clubStudent: clubStudent.ticketTypeId };
};
const lines = (ticketTypeId: string, quantity: number) => [{ ticketTypeId, quantity }];

describe('a ticket type in several quotas', () => {
  test('takes one unit of each for each ticket, and gives all back', async () => {
    const { eventId, clubStudent } = await hall();
    const hold = heldOf(await at.buyer.hold(eventId, lines(clubStudent, 3)));
    expect(hold.lines).toMatchObject([{ quantity: 3, total: { amount: 16_500 } }]);
    expect(await taken(eventId)).toEqual({ hall: 3, students: 3, club: 3 });
    await at.buyer.release(hold.holdId);
    expect(await taken(eventId)).toEqual({ hall: 0, students: 0, club: 0 });
  });

  test('costs a write a unit and one for the header, and a read a quota', async () => {
    const { eventId, clubStudent } = await hall();
    await at.buyer.hold(eventId, lines(clubStudent, 1));
    expect(await at.office.requestsOf(() => at.buyer.hold(eventId, lines(clubStudent, 2)))).toEqual({ reads: 3, writes: 7 });
  });

  test('has as many tickets as its scarcest quota, and its sold-out answer writes nothing', async () => {
    const { eventId, full, student, clubStudent } = await hall();
    heldOf(await at.buyer.hold(eventId, lines(student, 10)));
    at.office.clock.advance(1000);
    const { status, ticketTypes } = availabilityIn(await at.buyer.availability(eventId));
    expect([status, ...ticketTypes.map(({ free }) => free)]).toEqual(['available', 30, 0, 0]);
    let refused;
    expect(await at.office.requestsOf(async () => (refused = await at.buyer.hold(eventId, lines(clubStudent, 1))))).toMatchObject(
      {
        writes: 0,
      },
    );
    expectProblem(refused as never, 'all-held', 'lines.0.quantity');
    expect(await taken(eventId)).toEqual({ hall: 10, students: 10, club: 0 });
    heldOf(await at.buyer.hold(eventId, lines(full, 20)));
  });

  test('that lacks one unit at the last moment takes none', async () => {
    const { eventId, student, clubStudent } = await hall();
    const slow = at.office.functions();
    await slow.availability(eventId); // it remembers ten students
    heldOf(await at.buyer.hold(eventId, lines(student, 9)));
    expectProblem(await slow.hold(eventId, lines(clubStudent, 2)), 'all-held', 'lines.0.quantity');
    expect(await taken(eventId)).toEqual({ hall: 9, students: 9, club: 0 });
  });

  test('in a rush sells each quota out and none over', async () => {
    const { eventId, full, student } = await hall();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => at.office.functions().hold(eventId, lines(index % 2 ? full : student, 1))),
    );
    expect(answers.map(codeOf).filter((code) => code !== undefined && code !== 'all-held')).toEqual([]);
    expect(answers.filter((answer, index) => index % 2 === 0 && answer.statusCode === 201)).toHaveLength(10);
    expect(answers.filter((answer) => answer.statusCode === 201)).toHaveLength(40);
    expect(await taken(eventId)).toEqual({ hall: 40, students: 10, club: 0 });
  });

  test('paid late takes again what it lost, of the quota that it lost it from', async () => {
    const { eventId, clubStudent, student } = await hall();
    const { holdId } = heldOf(await at.buyer.hold(eventId, lines(clubStudent, 2)));
    expect((await at.buyer.claim(holdId, 'ord_late')).statusCode).toBe(200);
    at.office.clock.advance(20_000);
    heldOf(await at.office.functions().hold(eventId, lines(student, 8)));
    expect((await at.buyer.retake(holdId, 'ord_late')).statusCode).toBe(200);
    const sold = (await at.office.units(eventId)).filter(({ orderId }) => orderId === 'ord_late');
    expect(sold.map(({ pk }) => poolOf(pk.split(`${eventId}#`)[1] ?? '')).sort()).toEqual(
      ['quota.club', 'quota.hall', 'quota.students'].flatMap((pool) => [pool, pool]),
    );
    expect(await taken(eventId)).toEqual({ hall: 10, students: 10, club: 2 });
  });
});

test('a seat may be in a quota too: each seat is a line with the units of its ticket', async () => {
  const student = ticketType('Student', { categories: ['all'], quotaIds: ['students'] });
  const event = sellable([student], { ...somePlan, quotas: quotas({ students: 3 }) });
  const eventId = await at.office.open(event, [section('students', 1, 6)]);
  const { ticketTypeId } = student;
  const hold = heldOf(await at.buyer.hold(eventId, [{ seatId: 'students-1-4' }, { ticketTypeId, quantity: 2 }]));
  expect(hold.lines.map(({ quantity, seat }) => [quantity, seat === undefined])).toEqual(Array(3).fill([1, false]));
  expect(await at.office.books(eventId)).toEqual({ free: 3, held: 6, sold: 0 });
  at.office.clock.advance(1000);
  expectProblem(await at.buyer.hold(eventId, [{ seatId: 'students-1-1' }]), 'all-held', 'lines.0');
  expect(await at.office.books(eventId)).toEqual({ free: 3, held: 6, sold: 0 });
  expect((await at.buyer.claim(hold.holdId, 'ord_seats')).statusCode).toBe(200);
  expect((await at.buyer.confirm(hold.holdId, 'ord_seats')).statusCode).toBe(200);
  expect(await at.office.books(eventId)).toEqual({ free: 3, held: 0, sold: 6 });
});

test('an unlimited ticket type takes nothing, and is never sold out', async () => {
  const stream = ticketType('Stream', {});
  const eventId = await at.office.open(sellable([stream]));
  expect(availabilityIn(await at.buyer.availability(eventId))).toMatchObject({
    status: 'available',
    ticketTypes: [{ free: 1_000_000 }],
  });
  const { holdId, total } = heldOf(await at.buyer.hold(eventId, lines(stream.ticketTypeId, 20)));
  expect(total.amount).toBe(20 * 5500);
  expect((await at.buyer.claim(holdId, 'ord_stream')).statusCode).toBe(200);
  expect((await at.buyer.confirm(holdId, 'ord_stream')).statusCode).toBe(200);
  expect(await at.office.units(eventId)).toEqual([]);
});

test('whatever is held and given back, each quota has taken what its tickets need', async () => {
  const step = fc.record({ verb: fc.constantFrom('hold', 'release'), type: fc.nat(2), many: fc.integer({ min: 1, max: 8 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
      const { eventId, full, student, clubStudent } = await hall();
      const ids = [full, student, clubStudent];
      const held: { holdId: string; type: number; many: number }[] = [];
      for (const { verb, type, many } of steps) {
        at.office.clock.advance(1); // far from any end
        if (verb === 'release') {
          const last = held.pop();
          if (last) await at.office.functions().release(last.holdId);
          continue;
        }
        const answer = await at.office.functions().hold(eventId, lines(ids[type] ?? '', many));
        if (answer.statusCode === 201) held.push({ holdId: heldOf(answer).holdId, type, many });
        else expect(codeOf(answer)).toBe('all-held');
      }
      const ticketsFrom = (least: number) => held.reduce((sum, { type, many }) => sum + (type >= least ? many : 0), 0);
      expect(await taken(eventId)).toEqual({ hall: ticketsFrom(0), students: ticketsFrom(1), club: ticketsFrom(2) });
      expect(ticketsFrom(1)).toBeLessThanOrEqual(10);
    }),
    { numRuns: 10 },
  );
});
