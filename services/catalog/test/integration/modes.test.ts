import type { OrganizerEvent, Venue } from '@onsale/contracts/catalog/shapes';
import { expectProblem, someone, startCatalog } from '../support/catalog.ts';
import type { Catalog, Parts } from '../support/catalog.ts';

const live = someone();
const test = { ...live, mode: 'test' as const };
let catalog: Catalog;
let venue: Venue;

beforeAll(async () => {
  catalog = await startCatalog();
  venue = await catalog.newVenue(live);
});
afterAll(() => catalog.stop());

const published = async (by: typeof live) => catalog.publish(by, await catalog.newEvent(by, venue));
const idsIn = async (name: 'listEvents' | 'listOrganizerEvents', parts: Parts) => {
  const { body } = await catalog.call(name, { ...parts, query: { limit: '100' } });
  return (body as { items: OrganizerEvent[] }).items.map(({ eventId }) => eventId);
};
const partners = (caller: typeof live) => ({ resource: '/v1/partner/events', caller });

describe('an event', () => {
  it('has the mode of the key that it is made with, and no other', async () => {
    expect([(await catalog.newEvent(live, venue)).mode, (await catalog.newEvent(test, venue)).mode]).toEqual(['live', 'test']);
    const body = { ...(await catalog.newEvent(live, venue)), mode: 'test' };
    for (const [caller, mode] of [
      [live, 'test'],
      [test, 'live'],
    ] as const) {
      const { name, startsAt, currency } = body;
      const wanted = {
        name,
        startsAt,
        currency,
        venueId: venue.venueId,
        mode,
        ticketTypes: [{ name: 'Free', faceValue: 0, quota: 1 }],
      };
      expectProblem(await catalog.call('createEvent', { caller, body: wanted }), 403, 'forbidden', 'mode');
    }
  });

  it('for tests is listed to test keys alone, and a live one to all others alone', async () => {
    const [forAll, forTests] = [(await published(live)).eventId, (await published(test)).eventId];
    const params = { organizerId: live.organizerId };
    for (const seen of [
      await idsIn('listEvents', {}),
      await idsIn('listEvents', partners(live)),
      await idsIn('listOrganizerEvents', { caller: live, params }),
    ])
      expect([seen.includes(forAll), seen.includes(forTests)]).toEqual([true, false]);
    for (const seen of [await idsIn('listEvents', partners(test)), await idsIn('listOrganizerEvents', { caller: test, params })])
      expect([seen.includes(forAll), seen.includes(forTests)]).toEqual([false, true]);
  });

  it('of the other mode is a 404 to read, change, publish and cancel, for partners, organizers and the public', async () => {
    const [forAll, forTests] = [await published(live), await published(test)];
    const missed = async (name: Parameters<Catalog['call']>[0], parts: Parts) => {
      expectProblem(await catalog.call(name, parts), 404, 'event-not-found');
    };
    await missed('getEvent', { params: { eventId: forTests.eventId } });
    for (const [caller, { eventId }] of [
      [live, forTests],
      [test, forAll],
    ] as const) {
      await missed('getEvent', { ...partners(caller), params: { eventId } });
      await missed('getOrganizerEvent', { caller, params: { eventId, organizerId: live.organizerId } });
      await missed('updateEvent', { caller, params: { eventId }, body: { name: 'Mine' } });
      await missed('publishEvent', { caller, params: { eventId } });
      await missed('cancelEvent', { caller, params: { eventId } });
    }
    expect(await catalog.call('getEvent', { ...partners(test), params: { eventId: forTests.eventId } })).toMatchObject({
      statusCode: 200,
    });
  });
});
