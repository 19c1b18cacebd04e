import type { Event, OrganizerEvent } from '@onsale/contracts/catalog/shapes';
import { expectProblem, someone, startCatalog } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

const [organizer, other] = [someone(), someone()];
let catalog: Catalog;
let event: OrganizerEvent;

beforeAll(async () => {
  catalog = await startCatalog();
  event = await catalog.publish(organizer, await catalog.newEvent(organizer, await catalog.newVenue(organizer)));
});
afterAll(() => catalog.stop());

const list = async (parts: object) => {
  const { body } = await catalog.call('listEvents', { query: { limit: '100' }, ...parts });
  return (body as { items: Event[] }).items.map(({ eventId }) => eventId);
};
const asPartner = { list: '/v1/partner/events', read: '/v1/partner/events/{eventId}' };

describe('a partner', () => {
  it('lists and reads the events of the organizer whose key it has', async () => {
    expect(await list({ resource: asPartner.list, caller: organizer })).toEqual([event.eventId]);
    const read = { resource: asPartner.read, params: { eventId: event.eventId }, caller: organizer };
    expect(await catalog.call('getEvent', read)).toMatchObject({
      statusCode: 200,
      headers: { 'cache-control': 'private, max-age=5' },
    });
  });

  it('of another organizer does not find them, though everybody sees them in public', async () => {
    const params = { eventId: event.eventId };
    expect(await list({ resource: asPartner.list, caller: other })).toEqual([]);
    expectProblem(await catalog.call('getEvent', { resource: asPartner.read, params, caller: other }), 404, 'event-not-found');
    expect(await list({})).toEqual([event.eventId]);
    expect(await catalog.call('getEvent', { params })).toMatchObject({ statusCode: 200 });
  });
});
