import { eventCancelled } from '@onsale/contracts/catalog/events';
import { stockReturned } from '@onsale/contracts/inventory/events';
import type { Event, OrganizerEvent, Venue } from '@onsale/contracts/catalog/shapes';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
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

const cancel = ({ eventId }: OrganizerEvent, by = caller) => catalog.call('cancelEvent', { caller: by, params: { eventId } });
const shown = async ({ eventId }: OrganizerEvent) => (await catalog.call('getEvent', { params: { eventId } })).body as Event;
const published = async () => catalog.publish(caller, await catalog.newEvent(caller, venue));
const toldOfCancelling = async ({ eventId }: OrganizerEvent) =>
  (await catalog.told(eventId)).filter(({ type }) => type === eventCancelled.type);

describe('cancelling', () => {
  it('tells of it once, however often it is asked, at the same moment too', async () => {
    const event = await published();
    const answers = await Promise.all([cancel(event), cancel(event)]);
    expect(answers.some(({ statusCode }) => statusCode === 200)).toBe(true); // whoever met a conflict asks again
    const again = await cancel(event);
    expect(again).toMatchObject({ statusCode: 200, body: { status: 'sold-out', cancelledAt: '2027-01-01T00:00:00.000Z' } });
    expect(await cancel(event)).toMatchObject({ statusCode: 200, body: again.body });
    expect(await toldOfCancelling(event)).toMatchObject([{ aggregateversion: 3, data: { event: { eventId: event.eventId } } }]);
  });

  it('takes the event off the public list, and leaves it to be read by whoever has a ticket', async () => {
    const event = await published();
    await cancel(event);
    const { body } = await catalog.call('listEvents', { query: { limit: '100' } });
    expect((body as { items: Event[] }).items.map(({ eventId }) => eventId)).not.toContain(event.eventId);
    expect(await shown(event)).toMatchObject({ cancelledAt: '2027-01-01T00:00:00.000Z' });
  });

  it('is for good: stock that comes back puts nothing on sale', async () => {
    const event = await published();
    await cancel(event);
    const { handler } = await import('../../src/handlers/follow-stock.ts');
    const said = cloudEvent(stockReturned, { eventId: event.eventId }, { subject: event.eventId, aggregateversion: 9 });
    expect(await handler(queueEvent(said))).toEqual({ batchItemFailures: [] });
    expect(await shown(event)).toMatchObject({ status: 'sold-out' });
  });

  it('ends every change: prices, words, vouchers and reservations are refused, and nobody is told', async () => {
    const event = await published();
    await cancel(event);
    const told = (await catalog.told(event.eventId)).length;
    const [ticketType] = event.ticketTypes;
    const changes = [
      { name: 'Another night' },
      { ticketTypes: [{ ticketTypeId: ticketType?.ticketTypeId, faceValue: 1 }] },
      { ticketTypes: [{ ticketTypeId: ticketType?.ticketTypeId, reserved: {} }] },
      { vouchers: [{ code: 'FRIENDS' }] },
    ];
    for (const body of changes) {
      const answer = await catalog.call('updateEvent', { caller, params: { eventId: event.eventId }, body });
      expectProblem(answer, 409, 'event-cancelled');
    }
    expect(await catalog.told(event.eventId)).toHaveLength(told);
    expect(await shown(event)).toMatchObject({ name: event.name });
    const strange = { caller: someone(), params: { eventId: event.eventId }, body: { name: 'Mine' } };
    expectProblem(await catalog.call('updateEvent', strange), 404, 'event-not-found');
  });

  it('is refused for a draft, for another’s event, and for one that is not there', async () => {
    const draft = await catalog.newEvent(caller, venue);
    expectProblem(await cancel(draft), 409, 'event-not-published');
    const event = await published();
    expectProblem(await cancel(event, someone()), 404, 'event-not-found');
    expectProblem(await catalog.call('cancelEvent', { caller, params: { eventId: 'evt_none' } }), 404, 'event-not-found');
    expect(await toldOfCancelling(event)).toEqual([]);
  });
});
