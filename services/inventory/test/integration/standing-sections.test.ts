import { newId } from '@onsale/kernel/id';
import type { EventId } from '@onsale/kernel/id';
import { expectProblem, heldOf } from '../support/answers.ts';
import { section, sellable, somePlan, standingSection, ticketType } from '../support/events.ts';
import { sharedOffice } from '../support/shared-office.ts';

const at = sharedOffice();

/** Two standing sections of one price in front of seats; a ticket there takes a unit of the hall's quota too. */
const hall = async (left = 4, right = 60) => {
  const floor = ticketType('Floor', { categories: ['floor'], quotaIds: ['hall'] });
  const reduced = ticketType('Floor, reduced', { categories: ['floor'], quotaIds: ['hall'] });
  const tier = ticketType('Tier', { categories: ['tier'] });
  const event = sellable([floor, reduced, tier], { ...somePlan, quotas: [{ quotaId: 'hall', name: 'Hall', capacity: 200 }] });
  const eventId = await at.office.open(
    event,
    [section('T', 1, 10, 'tier')],
    [standingSection('L', left), standingSection('R', right), standingSection('X', 5, 'unsold')],
  );
  const hold = (quantity: number, sectionId: string | undefined, type = floor) =>
    at.buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity, sectionId }]);
  return { event, eventId, floor, reduced, tier, hold, by: { organizerId: event.event.organizerId, keyId: newId('apiKey') } };
};

const poolsOf = async (eventId: EventId, state: (freeFrom: number) => boolean) => {
  const pools = (await at.office.units(eventId))
    .filter(({ freeFrom }) => state(freeFrom))
    .map(({ pk }) => pk.split('#')[2] ?? '');
  return Object.fromEntries([...new Set(pools)].sort().map((pool) => [pool, pools.filter((each) => each === pool).length]));
};
const isHeld = (freeFrom: number) => freeFrom > at.office.clock.now();

describe('a standing section', () => {
  test('sells its own places, whatever the ticket type, and says on the hold where one stands', async () => {
    const { eventId, hold, reduced } = await hall();
    const held = heldOf(await hold(3, 'L'));
    expect(held.lines).toMatchObject([{ quantity: 3, name: 'Floor', section: { sectionId: 'L', name: 'Block L' } }]);
    expect(held.lines[0]).not.toHaveProperty('seat');
    expect(await poolsOf(eventId, isHeld)).toEqual({ 'quota.L': 3, 'quota.hall': 3 });
    heldOf(await hold(1, 'L', reduced));
    at.office.clock.advance(1000);
    expectProblem(await hold(1, 'L'), 'all-held', 'lines.0.quantity');
    heldOf(await hold(20, 'R'));
  });

  test('is counted for everybody: how many places are free, and of each ticket type', async () => {
    const { eventId, hold, floor, tier } = await hall();
    await hold(3, 'L');
    at.office.clock.advance(1000);
    expect((await at.buyer.availability(eventId)).body).toMatchObject({
      status: 'available',
      standingSections: [
        { sectionId: 'L', free: 1 },
        { sectionId: 'R', free: 60 },
      ],
    });
    const { body } = await at.buyer.availability(eventId);
    expect(body).toHaveProperty(
      'ticketTypes',
      expect.arrayContaining([
        { ticketTypeId: floor.ticketTypeId, free: 61, status: 'available' },
        { ticketTypeId: tier.ticketTypeId, free: 10, status: 'available' },
      ]),
    );
  });

  test('sells to an order, and takes the same section again for a late payment', async () => {
    const { eventId, hold } = await hall();
    const { holdId } = heldOf(await hold(2, 'L'));
    const orderId = newId('order');
    expect((await at.buyer.claim(holdId, orderId)).statusCode).toBe(200);
    at.office.clock.advance(11 * 60_000); // its time and its grace
    heldOf(await hold(2, 'L')); // leaves two of the four
    expect(await at.buyer.retake(holdId, orderId)).toMatchObject({
      statusCode: 200,
      body: { lines: [{ section: { sectionId: 'L' }, quantity: 2 }] },
    });
    expect(await poolsOf(eventId, (freeFrom) => freeFrom === Number.MAX_SAFE_INTEGER)).toEqual({ 'quota.L': 2, 'quota.hall': 2 });
  });

  test('is lost to a late payment where it is full, though another section of the price is not', async () => {
    const { eventId, hold } = await hall();
    const { holdId } = heldOf(await hold(2, 'L'));
    const orderId = newId('order');
    await at.buyer.claim(holdId, orderId);
    at.office.clock.advance(11 * 60_000);
    heldOf(await hold(4, 'L'));
    expectProblem(await at.buyer.retake(holdId, orderId), 'stock-lost');
    expect(await poolsOf(eventId, isHeld)).toMatchObject({ 'quota.L': 4 }); // the order's refund gives its hall units back
  });

  test('is raised and lowered like a quota, and held back by hand', async () => {
    const { event, eventId, hold, by } = await hall();
    heldOf(await hold(4, 'L'));
    expect(await at.buyer.setCapacity(eventId, 'L', 7, by)).toMatchObject({
      body: { quotaId: 'L', name: 'Block L', capacity: 7, free: 3, held: 4 },
    });
    const lines = [{ quotaId: 'L', quantity: 2 }];
    expect(await at.buyer.allocate(eventId, { name: 'Press', lines }, by, 'press-1')).toMatchObject({ body: { lines } });
    at.office.clock.advance(1000);
    expectProblem(await hold(2, 'L'), 'all-held', 'lines.0.quantity');
    heldOf(await hold(1, 'L'));
    expect(await at.buyer.quotas(eventId, by)).toMatchObject({
      body: { items: [{ quotaId: 'hall' }, { quotaId: 'L', capacity: 7, free: 0, held: 5, allocated: 2 }, { quotaId: 'R' }] },
    });
    expect(event.quotas).toHaveLength(1);
  });

  test('alone of its price needs not be named', async () => {
    const floor = ticketType('Floor', { categories: ['floor'] });
    const eventId = await at.office.open(sellable([floor], somePlan), [], [standingSection('F', 3)]);
    const held = heldOf(await at.buyer.hold(eventId, [{ ticketTypeId: floor.ticketTypeId, quantity: 2 }]));
    expect(held.lines).toMatchObject([{ section: { sectionId: 'F' }, quantity: 2 }]);
  });

  test.each([
    ['left open where there are several', 'invalid-request', { sectionId: undefined }, 'sectionId'],
    ['that the ticket type does not sell', 'invalid-request', { sectionId: 'T' }, 'sectionId'],
    ['that no ticket type sells', 'section-not-found', { sectionId: 'X' }, 'sectionId'],
    ['that is not there', 'section-not-found', { sectionId: 'Z' }, 'sectionId'],
    ['with places side by side', 'invalid-request', { sectionId: 'L', together: true }, 'together'],
  ] as const)('%s → %s, and nothing is held', async (_, code, more, field) => {
    const { eventId, floor } = await hall();
    expectProblem(
      await at.buyer.hold(eventId, [{ ticketTypeId: floor.ticketTypeId, quantity: 1, ...more }]),
      code,
      `lines.0.${field}`,
    );
    expect(await poolsOf(eventId, isHeld)).toEqual({});
  });
});
