import { eventChanged, eventPublished } from '@onsale/contracts/catalog/events';
import type { Event, OrganizerEvent, Venue } from '@onsale/contracts/catalog/shapes';
import { newId } from '@onsale/kernel/id';
import * as z from 'zod/mini';
import { sellableEvent } from '../../src/domain/event-views.ts';
import { expectProblem, someone, startCatalog } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

const caller = someone();
let catalog: Catalog;
let venue: Venue;

beforeAll(async () => {
  catalog = await startCatalog();
  venue = await catalog.newVenue(caller);
});
afterAll(() => catalog.stop());

const publish = ({ eventId }: OrganizerEvent, by = caller) => catalog.call('publishEvent', { caller: by, params: { eventId } });
const update = ({ eventId }: OrganizerEvent, body: unknown, by = caller) =>
  catalog.call('updateEvent', { caller: by, params: { eventId }, body });
const firstType = (event: OrganizerEvent) => event.ticketTypes[0]?.ticketTypeId;

describe('publishing', () => {
  it('makes a draft public and tells of it once, however often it is asked', async () => {
    const draft = await catalog.newEvent(caller, venue);
    const published = await publish(draft);
    expect(published).toMatchObject({ statusCode: 200, body: { ...draft, status: 'published' } });
    expect(await publish(draft)).toMatchObject({ statusCode: 200, body: published.body });

    const told = await catalog.told(draft.eventId);
    expect(told).toMatchObject([{ type: eventPublished.type, source: '/onsale/catalog', aggregateversion: 2 }]);
    expect(told[0]?.data).toMatchObject({
      event: { eventId: draft.eventId, venueName: venue.name, startsAt: draft.startsAt, timeZone: 'Asia/Seoul', mode: 'live' },
      ticketTypes: [{ ticketTypeId: firstType(draft), faceValue: 5000, fee: 500, taxBasisPoints: 1900, quota: 400 }],
    });

    const { statusCode, body, headers } = await catalog.call('getEvent', { params: { eventId: draft.eventId } });
    expect({ statusCode, status: (body as Event).status }).toEqual({ statusCode: 200, status: 'published' });
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=5, s-maxage=5' });
    expect(JSON.stringify(body)).not.toContain('quota');
  });

  it('at the same moment twice tells of it once', async () => {
    const draft = await catalog.newEvent(caller, venue);
    const answers = await Promise.all([publish(draft), publish(draft), publish(draft)]);
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(0);
    expect(await publish(draft)).toMatchObject({ statusCode: 200 }); // whoever met a conflict asks again
    expect(await catalog.told(draft.eventId)).toHaveLength(1);
  });

  it('tells where the seating plan lies and what it is', async () => {
    const plan = await catalog.newPlan(caller, venue);
    const ticketTypes = [{ name: 'Gold', faceValue: 100, categories: ['gold'] }];
    const draft = await catalog.newEvent(caller, venue, { seatingPlanId: plan.planId, ticketTypes });
    await catalog.publish(caller, draft);
    const [told] = await catalog.told(draft.eventId);
    const { seatingPlan } = z.parse(eventPublished.data, told?.data);
    const key = `plans/${plan.planId}/${plan.hash}.json`;
    expect(seatingPlan).toEqual({ planId: plan.planId, bucket: catalog.bucket.name, key, hash: plan.hash, seats: 42 });
  });

  it("of an unknown event or another organizer's answers 404 event-not-found, and the draft stays one", async () => {
    const draft = await catalog.newEvent(caller, venue);
    expectProblem(await publish({ ...draft, eventId: newId('event') }), 404, 'event-not-found');
    expectProblem(await publish(draft, someone()), 404, 'event-not-found');
    expect(await catalog.stored(draft.eventId)).toMatchObject({ event: draftLike });
  });

  it('of an event that should have begun by now answers 409 event-incomplete, and tells nobody', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-01-01T00:30:00Z' });
    catalog.clock.advance(30 * 60_000);
    expectProblem(await publish(draft), 409, 'event-incomplete', 'startsAt');
    expect(await catalog.stored(draft.eventId)).toMatchObject({ event: draftLike });
    expect(await catalog.told(draft.eventId)).toEqual([]);
  });
});

describe('where things are real and play money is all that there is to take, publishing', () => {
  let prod: Catalog;
  let hall: Venue;
  beforeAll(async () => {
    prod = await startCatalog({ sellsLive: false });
    hall = await prod.newVenue(caller);
  });
  afterAll(() => prod.stop());

  it('of a paid live event answers 409 no-payment-provider', async () => {
    const draft = await prod.newEvent(caller, hall);
    const { eventId } = draft;
    expectProblem(await prod.call('publishEvent', { caller, params: { eventId } }), 409, 'no-payment-provider');
    expect(await prod.stored(eventId)).toMatchObject({ event: draftLike });
  });

  it('of a free live event works, and it cannot be made a paid one afterwards', async () => {
    const ticketTypes = [{ name: 'Free', faceValue: 0, quota: 10 }];
    const draft = await prod.newEvent(caller, hall, { ticketTypes });
    await prod.publish(caller, draft);
    const body = { ticketTypes: [{ ticketTypeId: firstType(draft), fee: 100 }] };
    const priced = await prod.call('updateEvent', { caller, params: { eventId: draft.eventId }, body });
    expectProblem(priced, 409, 'no-payment-provider');
    expect(await prod.told(draft.eventId)).toHaveLength(1);
  });

  it('of a paid test event works, which is for test keys alone', async () => {
    const tester = { ...caller, mode: 'test' as const };
    const draft = await prod.newEvent(tester, hall);
    expect(await prod.publish(tester, draft)).toMatchObject({ mode: 'test', status: 'published' });
  });
});

const draftLike = { status: 'draft', version: 1 };

describe('the public list', () => {
  const listed = async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await catalog.call('listEvents', { query: { limit: '2', ...(cursor !== undefined && { cursor }) } });
      const page = body as { items: Event[]; nextCursor?: string };
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return names;
  };

  it('has published events by their start, no drafts, and none that has begun', async () => {
    const at = (minutes: number) => new Date(catalog.clock.now() + minutes * 60_000).toISOString();
    const late = await catalog.newEvent(caller, venue, { name: 'Late', startsAt: at(3000) });
    const early = await catalog.newEvent(caller, venue, { name: 'Early', startsAt: at(1000) });
    const middle = await catalog.newEvent(caller, venue, { name: 'Middle', startsAt: at(2000) });
    await catalog.newEvent(caller, venue, { name: 'Draft', startsAt: at(1500) });
    for (const event of [late, early, middle]) await catalog.publish(caller, event);

    const ours = async () => (await listed()).filter((name) => ['Early', 'Middle', 'Late', 'Draft'].includes(name));
    expect(await ours()).toEqual(['Early', 'Middle', 'Late']);
    await update(early, { startsAt: at(4000) });
    expect(await ours()).toEqual(['Middle', 'Late', 'Early']);
    catalog.clock.advance(2001 * 60_000);
    expect(await ours()).toEqual(['Late', 'Early']);
  });

  it.each([
    ['0', 'limit'],
    ['101', 'limit'],
    ['many', 'limit'],
  ])('with limit %s answers 400 naming it', async (limit, field) => {
    expectProblem(await catalog.call('listEvents', { query: { limit } }), 400, 'invalid-request', field);
  });

  it("with another list's cursor answers 400 naming it", async () => {
    const params = { organizerId: caller.organizerId };
    const { body } = await catalog.call('listOrganizerEvents', { caller, params, query: { limit: '1' } });
    const cursor = String((body as { nextCursor?: string }).nextCursor);
    expectProblem(await catalog.call('listEvents', { query: { cursor } }), 400, 'invalid-request', 'cursor');
  });
});

describe('changing an event', () => {
  it('tells nobody while it is a draft, and changes its quota too', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    const changes = { name: 'Day of Drums', holdSeconds: 60, ticketTypes: [{ ticketTypeId: firstType(draft), quota: 500 }] };
    expect(await update(draft, changes)).toMatchObject({
      statusCode: 200,
      body: { name: 'Day of Drums', holdSeconds: 60, description: '', ticketTypes: [{ quota: 500, price: { amount: 5500 } }] },
    });
    expect(await catalog.told(draft.eventId)).toEqual([]);
  });

  it('may change the quotas of a draft, and only their names afterwards', async () => {
    const quotas = [{ quotaId: 'hall', name: 'Hall', capacity: 40 }];
    const ticketTypes = [{ name: 'Full', faceValue: 100, quotaIds: ['hall'] }];
    const draft = await catalog.newEvent(caller, venue, { quotas, ticketTypes, startsAt: '2027-06-01T00:00:00Z' });
    expect(draft).toMatchObject({ quotas, ticketTypes: [{ quotaIds: ['hall'] }] });
    expect(await update(draft, { quotas: [{ quotaId: 'hall', capacity: 50 }] })).toMatchObject({
      body: { quotas: [{ quotaId: 'hall', name: 'Hall', capacity: 50 }] },
    });
    expectProblem(await update(draft, { quotas: [{ quotaId: 'cellar' }] }), 404, 'quota-not-found', 'quotas.0.quotaId');
    await catalog.publish(caller, draft);
    const larger = { quotas: [{ quotaId: 'hall', name: 'Great hall', capacity: 60 }] };
    expectProblem(await update(draft, larger), 409, 'event-not-draft', 'quotas.0.capacity');
    await update(draft, { quotas: [{ quotaId: 'hall', name: 'Great hall' }] });
    const [, changed] = await catalog.told(draft.eventId);
    expect(changed?.data).toMatchObject({ quotas: [{ quotaId: 'hall', name: 'Great hall', capacity: 50 }] });
  });

  it('sets, changes and takes away its limits; how much a network may hold is for its organizer and its stock alone', async () => {
    const draft = await catalog.newEvent(caller, venue, {
      startsAt: '2027-06-01T00:00:00Z',
      maxPerOrder: 8,
      maxHeldPerNetwork: 20,
    });
    await catalog.publish(caller, draft);
    const ticketTypes = [{ ticketTypeId: firstType(draft), maxPerOrder: 4 }];
    expect(await update(draft, { maxPerOrder: 6, ticketTypes })).toMatchObject({
      body: { maxPerOrder: 6, maxHeldPerNetwork: 20, ticketTypes: [{ maxPerOrder: 4 }] },
    });
    const limits = { maxPerOrder: 6, maxHeldPerNetwork: 20, ticketTypes: [{ maxPerOrder: 4 }] };
    expect((await catalog.told(draft.eventId)).at(-1)?.data).toMatchObject(limits);
    const shown = await catalog.call('getEvent', { params: { eventId: draft.eventId } });
    expect(shown.body).toMatchObject({ maxPerOrder: 6, ticketTypes: [{ maxPerOrder: 4 }] });
    expect(shown.body).not.toHaveProperty('maxHeldPerNetwork');

    const none = { ticketTypeId: firstType(draft), maxPerOrder: null };
    const free = await update(draft, { maxPerOrder: null, maxHeldPerNetwork: null, ticketTypes: [none] });
    expect(JSON.stringify(free.body)).not.toContain('"max');
    expect(JSON.stringify((await catalog.told(draft.eventId)).at(-1)?.data)).not.toContain('"max');
  });

  it('gives it vouchers at any time, which only its organizer and the sale hear of', async () => {
    const quotas = [{ quotaId: 'friends', name: 'Friends', capacity: 3 }];
    const draft = await catalog.newEvent(caller, venue, { quotas, startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const vouchers = [{ code: 'friends', quotaIds: ['friends'], discount: { percentOff: 20 } }];
    expect(await update(draft, { vouchers })).toMatchObject({ body: { vouchers: [{ ...vouchers[0], code: 'FRIENDS' }] } });
    const [, changed] = await catalog.told(draft.eventId);
    expect(changed?.data).toMatchObject({ vouchers: [{ code: 'FRIENDS' }] });
    const { body } = await catalog.call('getEvent', { params: { eventId: draft.eventId } });
    expect(JSON.stringify(body)).not.toContain('FRIENDS');
    const [voucher] = vouchers;
    const faults: [object, string][] = [
      [{ percentOff: 101 }, 'vouchers.0.discount.percentOff'],
      [{ percentOff: 1, amountOff: 1 }, 'vouchers.0.discount.amountOff'],
      [{}, 'vouchers.0.discount.percentOff'],
    ];
    for (const [discount, field] of faults)
      expectProblem(await update(draft, { vouchers: [{ ...voucher, discount }] }), 400, 'invalid-request', field);
    expect(await update(draft, { vouchers: [] })).toMatchObject({ body: { vouchers: [] } });
  });

  it('refuses vouchers that make it more than can be told, and stays as it was', async () => {
    const quotas = Array.from({ length: 10 }, (_, index) => ({
      quotaId: `${'q'.repeat(39)}${index}`,
      name: 'Many',
      capacity: 9,
    }));
    const quotaIds = quotas.map(({ quotaId }) => quotaId);
    const name = '밤'.repeat(80);
    const ticketTypes = Array.from({ length: 50 }, () => ({ name, faceValue: 5000, quotaIds }));
    const draft = await catalog.newEvent(caller, venue, { quotas, ticketTypes, startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const ticketTypeIds = draft.ticketTypes.map(({ ticketTypeId }) => ticketTypeId);
    const vouchers = Array.from({ length: 100 }, (_, index) => ({ code: `GUEST-${index}`, ticketTypeIds, quotaIds }));
    expectProblem(await update(draft, { vouchers }), 400, 'invalid-request', 'vouchers');
    expect(await catalog.told(draft.eventId)).toHaveLength(1);
    const forAll = vouchers.map(({ code }) => ({ code, quotaIds }));
    expect(await update(draft, { vouchers: forAll })).toMatchObject({ statusCode: 200 });
    expect(await catalog.told(draft.eventId)).toHaveLength(2);
  });

  it('keeps a ticket type for who has a voucher, until a time or until it is opened by hand', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const reserve = (reserved: unknown) => update(draft, { ticketTypes: [{ ticketTypeId: firstType(draft), reserved }] });
    const until = '2027-05-01T10:00:00Z';
    expect(await reserve({ until })).toMatchObject({ body: { ticketTypes: [{ reserved: { until } }] } });
    expect((await catalog.told(draft.eventId)).at(-1)?.data).toMatchObject({ ticketTypes: [{ reserved: { until } }] });
    const shown = await catalog.call('getEvent', { params: { eventId: draft.eventId } });
    expect(shown.body).toMatchObject({ ticketTypes: [{ reserved: { until } }] });
    expectProblem(await reserve({ until: 'soon' }), 400, 'invalid-request', 'ticketTypes.0.reserved.until');
    expectProblem(await reserve({ by: 'me' }), 400, 'invalid-request', 'ticketTypes.0.reserved.by');
    expect(JSON.stringify((await reserve(null)).body)).not.toContain('reserved');
    expect(JSON.stringify((await catalog.told(draft.eventId)).at(-1)?.data)).not.toContain('reserved');
  });

  it('tells the others all that they need once it is published, under a version that has grown', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const type = { ticketTypeId: firstType(draft), name: 'Standing', faceValue: 6000, fee: 0, taxBasisPoints: 700 };
    const answer = await update(draft, { startsAt: '2027-06-02T00:00:00Z', ticketTypes: [type] });
    expect(answer).toMatchObject({ statusCode: 200, body: { status: 'published', ticketTypes: [{ price: { amount: 6000 } }] } });

    const [published, changed, ...more] = await catalog.told(draft.eventId);
    expect([published?.type, changed?.type, more]).toEqual([eventPublished.type, eventChanged.type, []]);
    expect(changed?.aggregateversion).toBe(3);
    const event = await catalog.ports.events.find(draft.eventId);
    expect(z.parse(eventChanged.data, changed?.data)).toEqual(event && sellableEvent(event));
    expect(changed?.data).toMatchObject({
      event: { startsAt: '2027-06-02T00:00:00.000Z' },
      ticketTypes: [{ ...type, quota: 400 }],
    });
  });

  it('loses nothing when two changes come at once', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const changes = [{ name: 'Renamed' }, { description: 'Doors at 7' }, { holdSeconds: 30 }];
    const send = async (body: object): Promise<void> => {
      const { statusCode } = await update(draft, body);
      if (statusCode === 503) return send(body); // a conflict passes
      expect(statusCode).toBe(200);
    };
    await Promise.all(changes.map(send));
    const { body } = await catalog.call('getEvent', { params: { eventId: draft.eventId } });
    expect(body).toMatchObject(Object.assign({}, ...changes) as object);
    expect((await catalog.told(draft.eventId)).map(({ aggregateversion }) => aggregateversion)).toEqual([2, 3, 4, 5]);
  });

  it.each<[string, (ticketTypeId: unknown) => unknown, number, string, string | undefined]>([
    ['broken JSON', () => '{', 400, 'invalid-request', 'body'],
    ['another currency', () => ({ currency: 'USD' }), 400, 'invalid-request', 'currency'],
    ['another plan', () => ({ seatingPlanId: newId('seatingPlan') }), 400, 'invalid-request', 'seatingPlanId'],
    ['a start in the past', () => ({ startsAt: '2020-01-01T00:00:00Z' }), 400, 'invalid-request', 'startsAt'],
    [
      'a quota of 0',
      (ticketTypeId) => ({ ticketTypes: [{ ticketTypeId, quota: 0 }] }),
      400,
      'invalid-request',
      'ticketTypes.0.quota',
    ],
    [
      'another quota',
      (ticketTypeId) => ({ name: 'x', ticketTypes: [{ ticketTypeId, quota: 401 }] }),
      409,
      'event-not-draft',
      'ticketTypes.0.quota',
    ],
    [
      'an unknown ticket type',
      () => ({ ticketTypes: [{ ticketTypeId: newId('ticketType'), fee: 1 }] }),
      404,
      'ticket-type-not-found',
      'ticketTypes.0.ticketTypeId',
    ],
  ])('that is published, with %s: refused naming the field, and nothing changes', async (_, body, status, code, field) => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    await catalog.publish(caller, draft);
    const before = await catalog.stored(draft.eventId);
    expectProblem(await update(draft, body(firstType(draft))), status, code, field);
    expect(await catalog.stored(draft.eventId)).toEqual(before);
    expect(await catalog.told(draft.eventId)).toHaveLength(1);
  });

  it('of another organizer answers 404 event-not-found, and nothing changes', async () => {
    const draft = await catalog.newEvent(caller, venue, { startsAt: '2027-06-01T00:00:00Z' });
    expectProblem(await update(draft, { name: 'Mine' }, someone()), 404, 'event-not-found');
    expect(await catalog.stored(draft.eventId)).toMatchObject({ event: { name: draft.name } });
  });
});
