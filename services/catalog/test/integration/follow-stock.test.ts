import type { EventContract } from '@onsale/contracts/event';
import { soldOut, stockReady, stockReturned } from '@onsale/contracts/inventory/events';
import { newId } from '@onsale/kernel/id';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import type { Event, OrganizerEvent, Venue } from '@onsale/contracts/catalog/shapes';
import { someone, startCatalog } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

const caller = someone();
let catalog: Catalog;
let venue: Venue;
let handler: typeof import('../../src/handlers/follow-stock.ts').handler;

beforeAll(async () => {
  catalog = await startCatalog();
  venue = await catalog.newVenue(caller);
  ({ handler } = await import('../../src/handlers/follow-stock.ts')); // with the environment in place, as on a cold start
});
afterAll(() => catalog.stop());

type Word = typeof stockReady | typeof soldOut | typeof stockReturned;
const said = (word: Word, { eventId }: Pick<OrganizerEvent, 'eventId'>, aggregateversion: number) =>
  cloudEvent(word as EventContract, { eventId, units: 1 }, { subject: eventId, aggregateversion });

const published = async () => {
  const event = await catalog.newEvent(caller, venue);
  return catalog.publish(caller, event);
};
const statusOf = async ({ eventId }: OrganizerEvent) =>
  ((await catalog.call('getEvent', { params: { eventId } })).body as Event).status;

describe('an event follows its stock', () => {
  it('on sale when its stock is ready, sold out, and on sale again when some comes back', async () => {
    const event = await published();
    const seen = [];
    for (const [index, word] of [stockReady, soldOut, stockReturned].entries()) {
      expect(await handler(queueEvent(said(word, event, index + 1)))).toEqual({ batchItemFailures: [] });
      seen.push(await statusOf(event));
    }
    expect(seen).toEqual(['on-sale', 'sold-out', 'on-sale']);
    expect(await catalog.told(event.eventId)).toHaveLength(1); // a status is no change of what is sold
  });

  it('and stays in the public list when it is sold out', async () => {
    const event = await published();
    await handler(queueEvent(said(soldOut, event, 2)));
    const { body } = await catalog.call('listEvents', { query: { limit: '100' } });
    expect((body as { items: Event[] }).items).toContainEqual(
      expect.objectContaining({ eventId: event.eventId, status: 'sold-out' }),
    );
  });

  it('and drops what it was told before: duplicates, and older words that come late', async () => {
    const event = await published();
    await handler(queueEvent(said(stockReturned, event, 3)));
    const before = await catalog.stored(event.eventId);
    for (const late of [said(soldOut, event, 2), said(stockReady, event, 1), said(stockReturned, event, 3)])
      expect(await handler(queueEvent(late))).toEqual({ batchItemFailures: [] });
    expect(await catalog.stored(event.eventId)).toEqual(before);
    expect(await statusOf(event)).toBe('on-sale');
  });

  it('and keeps what its organizer changes at the same time', async () => {
    const event = await published();
    const rename = async (): Promise<void> => {
      const { statusCode } = await catalog.call('updateEvent', {
        caller,
        params: { eventId: event.eventId },
        body: { name: 'Renamed' },
      });
      if (statusCode === 503) return rename();
    };
    const hear = async (): Promise<void> => {
      const { batchItemFailures } = await handler(queueEvent(said(stockReady, event, 1)));
      if (batchItemFailures.length > 0) return hear(); // the queue brings it again
    };
    await Promise.all([rename(), hear()]);
    const { body } = await catalog.call('getEvent', { params: { eventId: event.eventId } });
    expect(body).toMatchObject({ name: 'Renamed', status: 'on-sale' });
  });

  it('and leaves a word about an event that nobody knows in the queue, alone', async () => {
    const event = await published();
    const batch = queueEvent(said(stockReady, { eventId: newId('event') }, 1), said(stockReady, event, 1));
    expect(await handler(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(await statusOf(event)).toBe('on-sale');
  });
});
