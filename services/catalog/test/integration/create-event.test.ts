import type { OrganizerEvent, SeatingPlan, Venue } from '@onsale/contracts/catalog/shapes';
import { newId } from '@onsale/kernel/id';
import { eventInput, expectProblem, someone, startCatalog } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

const caller = someone();
let catalog: Catalog;
let venue: Venue;
let plan: SeatingPlan;

beforeAll(async () => {
  catalog = await startCatalog();
  venue = await catalog.newVenue(caller);
  plan = await catalog.newPlan(caller, venue);
});
afterAll(() => catalog.stop());

const ownEvents = async () => {
  const { body } = await catalog.call('listOrganizerEvents', {
    caller,
    params: { organizerId: caller.organizerId },
    query: { limit: '100' },
  });
  return (body as { items: OrganizerEvent[] }).items;
};

describe('a new event', () => {
  it('is a draft with its prices worked out, its venue beside it and its organizer as the only reader', async () => {
    const event = await catalog.newEvent(caller, venue);
    const [type] = event.ticketTypes;
    expect(event).toEqual({
      eventId: event.eventId,
      organizerId: caller.organizerId,
      name: 'Night of Drums',
      description: '',
      status: 'draft',
      mode: 'live',
      startsAt: '2027-01-01T01:00:00.000Z',
      timeZone: 'Asia/Seoul',
      currency: 'EUR',
      holdSeconds: 600,
      venue: { venueId: venue.venueId, name: venue.name, address: venue.address },
      ticketTypes: [
        {
          ticketTypeId: type?.ticketTypeId,
          name: 'Standing',
          price: { amount: 5500, currency: 'EUR' },
          priceLine: {
            faceValue: { amount: 5000, currency: 'EUR' },
            fee: { amount: 500, currency: 'EUR' },
            tax: { amount: 878, currency: 'EUR' },
            taxBasisPoints: 1900,
            total: { amount: 5500, currency: 'EUR' },
          },
          quota: 400,
        },
      ],
    });
    const params = { organizerId: caller.organizerId, eventId: event.eventId };
    expect(await catalog.call('getOrganizerEvent', { caller, params })).toMatchObject({ statusCode: 200, body: event });
    expectProblem(await catalog.call('getEvent', { params: { eventId: event.eventId } }), 404, 'event-not-found');
    expectProblem(await catalog.call('getOrganizerEvent', { caller: someone(), params }), 404, 'organizer-not-found');
    const stranger = someone();
    expectProblem(
      await catalog.call('getOrganizerEvent', { caller: stranger, params: { ...params, organizerId: stranger.organizerId } }),
      404,
      'event-not-found',
    );
    expect(await catalog.told(event.eventId)).toEqual([]);
  });

  it('is listed to a member who is there for it, and to no other', async () => {
    const [mine, another] = [await catalog.newEvent(caller, venue), await catalog.newEvent(caller, venue)];
    const { organizerId } = caller;
    const member = { organizerId, personId: newId('person'), eventIds: [mine.eventId] };
    const query = { limit: '100' };
    const { body } = await catalog.call('listOrganizerEvents', { caller: member, params: { organizerId }, query });
    expect((body as { items: object[] }).items).toMatchObject([{ eventId: mine.eventId }]);
    const read = (eventId: string) => catalog.call('getOrganizerEvent', { caller: member, params: { organizerId, eventId } });
    expect((await read(mine.eventId)).statusCode).toBe(200);
    expectProblem(await read(another.eventId), 403, 'forbidden');
  });

  it('may sell one category by several ticket types', async () => {
    const ticketTypes = ['Full', 'Student'].map((name) => ({ name, faceValue: 100, categories: ['gold'] }));
    const event = await catalog.newEvent(caller, venue, { seatingPlanId: plan.planId, ticketTypes });
    expect(event).toMatchObject({
      seatingPlanId: plan.planId,
      ticketTypes: [{ categories: ['gold'] }, { categories: ['gold'] }],
    });
  });

  const seated = { name: 'Seat', faceValue: 100 };
  it.each<[string, (valid: ReturnType<typeof eventInput>) => unknown, string]>([
    ['broken JSON', () => '{"name"', 'body'],
    ['an unknown field', (valid) => ({ ...valid, colour: 'red' }), 'colour'],
    ['a wrong type', (valid) => ({ ...valid, name: 7 }), 'name'],
    ['half of a character', (valid) => ({ ...valid, description: 'Doors at \ud83d' }), 'description'],
    ['a currency that we do not sell in', (valid) => ({ ...valid, currency: 'ZZZ' }), 'currency'],
    ['a start in the past', (valid) => ({ ...valid, startsAt: '2026-12-31T23:59:59Z' }), 'startsAt'],
    ['a start without its zone', (valid) => ({ ...valid, startsAt: '2027-05-01T18:00:00' }), 'startsAt'],
    ['holds of a second', (valid) => ({ ...valid, holdSeconds: 1 }), 'holdSeconds'],
    ['holds of a day', (valid) => ({ ...valid, holdSeconds: 86_400 }), 'holdSeconds'],
    ['orders of no tickets', (valid) => ({ ...valid, maxPerOrder: 0 }), 'maxPerOrder'],
    ['orders of more tickets than any may have', (valid) => ({ ...valid, maxPerOrder: 99 }), 'maxPerOrder'],
    ['a network that may hold nothing', (valid) => ({ ...valid, maxHeldPerNetwork: 0 }), 'maxHeldPerNetwork'],
    ['no ticket types', (valid) => ({ ...valid, ticketTypes: [] }), 'ticketTypes'],
    ...[0, -1, 1.5, 1e9].map((quota): [string, (valid: ReturnType<typeof eventInput>) => unknown, string] => [
      `a quota of ${quota}`,
      (valid) => ({ ...valid, ticketTypes: [{ name: 'Standing', faceValue: 100, quota }] }),
      'ticketTypes.0.quota',
    ]),
    [
      'a negative price',
      (valid) => ({ ...valid, ticketTypes: [{ ...seated, faceValue: -1, quota: 1 }] }),
      'ticketTypes.0.faceValue',
    ],
    ['neither quota nor categories', (valid) => ({ ...valid, ticketTypes: [seated] }), 'ticketTypes.0.quota'],
    [
      'both quota and categories',
      (valid) => ({ ...valid, seatingPlanId: plan.planId, ticketTypes: [{ ...seated, quota: 5, categories: ['gold'] }] }),
      'ticketTypes.0.quota',
    ],
    [
      'categories without a plan',
      (valid) => ({ ...valid, ticketTypes: [{ ...seated, categories: ['gold'] }] }),
      'ticketTypes.0.categories',
    ],
    [
      'a category that the plan does not have',
      (valid) => ({ ...valid, seatingPlanId: plan.planId, ticketTypes: [{ ...seated, categories: ['gold', 'tin'] }] }),
      'ticketTypes.0.categories.1',
    ],
  ])('with %s answers 400 naming the field, and is not created', async (_, body, field) => {
    const before = await ownEvents();
    expectProblem(await catalog.call('createEvent', { caller, body: body(eventInput(venue)) }), 400, 'invalid-request', field);
    expect(await ownEvents()).toEqual(before);
  });

  it("at an unknown venue or another organizer's answers 404 venue-not-found", async () => {
    const theirs = await catalog.newVenue(someone());
    for (const venueId of [newId('venue'), theirs.venueId])
      expectProblem(
        await catalog.call('createEvent', { caller, body: { ...eventInput(venue), venueId } }),
        404,
        'venue-not-found',
        'venueId',
      );
  });

  it("with another venue's plan answers 404 seating-plan-not-found", async () => {
    const elsewhere = await catalog.newVenue(caller);
    const body = { ...eventInput(elsewhere), seatingPlanId: plan.planId };
    expectProblem(await catalog.call('createEvent', { caller, body }), 404, 'seating-plan-not-found', 'seatingPlanId');
  });

  it('is listed to its organizer alone, the newest first, page by page', async () => {
    const organizer = someone();
    const place = await catalog.newVenue(organizer);
    const created: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      catalog.clock.advance(1);
      created.unshift((await catalog.newEvent(organizer, place, { name })).eventId);
    }
    const params = { organizerId: organizer.organizerId };
    const first = (await catalog.call('listOrganizerEvents', { caller: organizer, params, query: { limit: '2' } })).body as Page;
    const query = { limit: '2', cursor: String(first.nextCursor) };
    const second = (await catalog.call('listOrganizerEvents', { caller: organizer, params, query })).body as Page;
    expect([...first.items, ...second.items].map(({ eventId }) => eventId)).toEqual(created);
    expect(second.nextCursor).toBeUndefined();
    expectProblem(await catalog.call('listOrganizerEvents', { caller, params }), 404, 'organizer-not-found');
  });
});

type Page = { items: OrganizerEvent[]; nextCursor?: string };
