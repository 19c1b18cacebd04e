import { GetObjectCommand } from '@aws-sdk/client-s3';
import { newId } from '@onsale/kernel/id';
import type { SeatingPlanId } from '@onsale/kernel/id';
import { sha256Hex } from '@onsale/runtime/constant-time';
import { expectProblem, planInput, someone, startCatalog, venueInput } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await startCatalog();
});
afterAll(() => catalog.stop());

describe('a venue', () => {
  it('is read by anyone, with an ETag that spares the second answer', async () => {
    const caller = someone();
    const venue = await catalog.newVenue(caller);
    expect(venue).toEqual({ venueId: venue.venueId, organizerId: caller.organizerId, ...venueInput });
    const params = { venueId: venue.venueId };
    const read = await catalog.call('getVenue', { params });
    expect(read).toMatchObject({ statusCode: 200, body: venue, headers: { 'cache-control': 'public, max-age=60, s-maxage=60' } });
    const again = await catalog.call('getVenue', { params, headers: { 'If-None-Match': String(read.headers['etag']) } });
    expect(again).toMatchObject({ statusCode: 304, body: undefined });
  });

  it('that nobody created answers 404 venue-not-found', async () => {
    expectProblem(await catalog.call('getVenue', { params: { venueId: newId('venue') } }), 404, 'venue-not-found');
  });

  it('without a true time zone answers 400 naming timeZone', async () => {
    const body = { ...venueInput, timeZone: 'Mars/Olympus' };
    expectProblem(await catalog.call('createVenue', { caller: someone(), body }), 400, 'invalid-request', 'timeZone');
  });
});

describe('a seating plan', () => {
  it('is kept as an immutable document under the hash of its bytes, where its pointer says', async () => {
    const caller = someone();
    const venue = await catalog.newVenue(caller);
    const plan = await catalog.newPlan(caller, venue);
    expect(plan).toMatchObject({ ...planInput, venueId: venue.venueId, seats: 42 });

    const Key = `plans/${plan.planId}/${plan.hash}.json`;
    const { Body } = await catalog.bucket.client.send(new GetObjectCommand({ Bucket: catalog.bucket.name, Key }));
    const bytes = await Body?.transformToString();
    expect(sha256Hex(bytes ?? '')).toBe(plan.hash);
    const { hash, ...document } = plan;
    expect(JSON.parse(bytes ?? '')).toEqual(document);

    const read = await catalog.call('getSeatingPlan', { params: { venueId: venue.venueId, planId: plan.planId } });
    expect(read).toMatchObject({
      statusCode: 200,
      body: plan,
      headers: { 'cache-control': 'public, max-age=31536000, s-maxage=31536000' },
    });
    expect(await catalog.ports.plans.find(venue.venueId, plan.planId)).toEqual({
      pointer: { planId: plan.planId, bucket: catalog.bucket.name, key: Key, hash, seats: 42 },
      categories: ['gold', 'silver'],
    });
  });

  it("for an unknown venue or another organizer's answers 404 venue-not-found", async () => {
    const theirs = await catalog.newVenue(someone());
    for (const venueId of [newId('venue'), theirs.venueId])
      expectProblem(
        await catalog.call('createSeatingPlan', { caller: someone(), params: { venueId }, body: planInput }),
        404,
        'venue-not-found',
      );
  });

  it('of another venue answers 404 seating-plan-not-found', async () => {
    const caller = someone();
    const { planId } = await catalog.newPlan(caller, await catalog.newVenue(caller));
    const other = await catalog.newVenue(caller);
    expectProblem(
      await catalog.call('getSeatingPlan', { params: { venueId: other.venueId, planId } }),
      404,
      'seating-plan-not-found',
    );
  });

  const floor = {
    ...{ sectionId: 'F', name: 'Floor', category: 'floor', capacity: 200 },
    ...{ position: { x: 0, y: -10, angle: 0 }, width: 20, depth: 8 },
  };

  it('tells where one stands, and that ticket types sell those places or seats', async () => {
    const caller = someone();
    const venue = await catalog.newVenue(caller);
    const body = { ...planInput, standingSections: [floor] };
    const answer = await catalog.call('createSeatingPlan', { caller, params: { venueId: venue.venueId }, body });
    expect(answer).toMatchObject({ statusCode: 201, body: { standingSections: [floor], seats: 42 } });
    const { planId } = answer.body as { planId: SeatingPlanId };
    expect(await catalog.ports.plans.find(venue.venueId, planId)).toMatchObject({
      ...{ categories: ['gold', 'silver', 'floor'], standingCategories: ['floor'], standingSectionIds: ['F'] },
    });
  });

  const [left, right] = planInput.sections;
  it.each([
    ['two sections of one id', { sections: [left, { ...right, sectionId: 'A' }] }, 'sections.1.sectionId'],
    ['half a seat in a row', { sections: [{ ...left, rows: [{ row: '1', seats: 1.5 }] }] }, 'sections.0.rows.0.seats'],
    ['no sections', { sections: [] }, 'sections'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a standing section of no places', { standingSections: [{ ...floor, capacity: 0 }] }, 'standingSections.0.capacity'],
    ['a standing section of no width', { standingSections: [{ ...floor, width: 0 }] }, 'standingSections.0.width'],
    ['a standing section in rows', { standingSections: [{ ...floor, rows: [] }] }, 'standingSections.0.rows'],
    [
      'a standing section of the price of seats',
      { standingSections: [{ ...floor, category: 'gold' }] },
      'standingSections.0.category',
    ],
  ])('with %s answers 400 naming the field', async (_, more, field) => {
    const caller = someone();
    const { venueId } = await catalog.newVenue(caller);
    const body = { ...planInput, ...more };
    expectProblem(await catalog.call('createSeatingPlan', { caller, params: { venueId }, body }), 400, 'invalid-request', field);
  });
});
