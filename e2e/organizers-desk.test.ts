import { allOf } from './support/all-of.ts';
import { firstTicketType, openEvent, openVenue } from './support/organizer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { buyersWay } from './support/buyer.ts';
import { until } from '@onsale/testing/until';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = organizerApi(stack);

test('an organizer finds venue, plan and events again, drafts too, and sees them as they were made', async () => {
  const venue = await openVenue(stack);
  const { venueId, organizerId } = venue;
  expect(await valueOf(api('GET /v1/venues/{venueId}', { params: { venueId } }))).toEqual(venue);
  expect(await allOf(api, 'GET /v1/venues', { query: { limit: 100 } })).toContainEqual(venue);

  const sections = [
    { sectionId: 'A', name: 'A', category: 'all', rows: [{ row: '1', seats: 4 }], position: { x: 0, y: 0, angle: 0 } },
  ];
  const made = await valueOf(
    api('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: { name: 'Hall', sections } }),
  );
  const { planId } = made;
  const plan = await valueOf(api('GET /v1/venues/{venueId}/seating-plans/{planId}', { params: { venueId, planId } }));
  expect(plan).toMatchObject({ planId, name: 'Hall', sections });

  const startsAt = new Date(Date.now() + 10 * 24 * 3600_000).toISOString();
  const body = {
    name: 'A draft',
    venueId,
    startsAt,
    currency: 'EUR' as const,
    ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }],
  };
  const draft = await valueOf(api('POST /v1/events', { body }));
  const { eventId } = draft;
  expect(await valueOf(api('GET /v1/organizers/{organizerId}/events/{eventId}', { params: { organizerId, eventId } }))).toEqual(
    draft,
  );
  const mine = await allOf(api, 'GET /v1/organizers/{organizerId}/events', { params: { organizerId }, query: { limit: 100 } });
  expect(mine).toContainEqual(draft);
  expect((await valueOf(api('GET /v1/organizers/{organizerId}', { params: { organizerId } }))).organizerId).toBe(organizerId);
});

test('a price that is changed during the sale is the price of the next hold', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }] });
  const { ticketTypeId } = firstTicketType(event);
  const { eventId } = event;
  await valueOf(
    api('PATCH /v1/events/{eventId}', { params: { eventId }, body: { ticketTypes: [{ ticketTypeId, faceValue: 700 }] } }),
  );
  const way = buyersWay(buyerApi(stack));
  const total = await until('the new price', async () => {
    const hold = await valueOf(way.hold(eventId, [{ ticketTypeId, quantity: 1 }]));
    await valueOf(buyerApi(stack)('DELETE /v1/holds/{holdId}', { params: { holdId: hold.holdId } }));
    return hold.total.amount === 500 ? undefined : hold.total;
  });
  expect(total).toEqual({ amount: 700, currency: 'EUR' });
});

test('an event that is cancelled is held no more, and leaves the list of events', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }] });
  const { eventId } = event;
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  await valueOf(api('POST /v1/events/{eventId}/cancel', { params: { eventId } }));
  await until('holds to be refused', async () => {
    const { ok } = await buyersWay(buyerApi(stack)).hold(eventId, lines);
    return ok ? undefined : true;
  });
  await until('the list to know', async () => {
    const listed = await allOf(buyerApi(stack), 'GET /v1/events', { query: { limit: 100 } });
    return listed.some((each) => each.eventId === eventId) ? undefined : true;
  });
});

test.each(['free', 'partner', 'box-office'] as const)(
  'a key of the plan %s is rotated, and listed until it is revoked',
  async (plan) => {
    const { keyId } = await valueOf(api('POST /v1/api-keys', { body: { name: `For ${plan}`, scopes: ['sell'], plan } }));
    const listed = async () => (await allOf(api, 'GET /v1/api-keys', { query: { limit: 100 } })).map((key) => key.keyId);
    const rotated = await valueOf(api('POST /v1/api-keys/{keyId}/rotate', { params: { keyId }, body: {} }));
    expect(rotated).toMatchObject({ keyId, plan });
    expect(await listed()).toContain(keyId);
    await valueOf(api('DELETE /v1/api-keys/{keyId}', { params: { keyId } }));
    expect(await listed()).not.toContain(keyId);
  },
);
