import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as contracts from '@onsale/contracts/catalog/api';
import type { OrganizerEvent, SeatingPlan, Venue } from '@onsale/contracts/catalog/shapes';
import type { CloudEvent } from '@onsale/contracts/event';
import { newId } from '@onsale/kernel/id';
import { httpHandler } from '@onsale/runtime/http-handler';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { createTestBucket } from '@onsale/testing/test-bucket';
import { createTestTable } from '@onsale/testing/test-table';
import { eventsTable } from '../../src/adapters/events-table.ts';
import { plansBucket } from '../../src/adapters/plans-bucket.ts';
import { seatingPlansTable } from '../../src/adapters/seating-plans-table.ts';
import { venuesTable } from '../../src/adapters/venues-table.ts';
import { cancelEvent } from '../../src/use-cases/cancel-event.ts';
import { createEvent } from '../../src/use-cases/create-event.ts';
import { createSeatingPlan } from '../../src/use-cases/create-seating-plan.ts';
import { createVenue } from '../../src/use-cases/create-venue.ts';
import { getEvent } from '../../src/use-cases/get-event.ts';
import { getOrganizerEvent } from '../../src/use-cases/get-organizer-event.ts';
import { getSeatingPlan } from '../../src/use-cases/get-seating-plan.ts';
import { getVenue } from '../../src/use-cases/get-venue.ts';
import { listVenues } from '../../src/use-cases/list-venues.ts';
import { listEvents } from '../../src/use-cases/list-events.ts';
import { listOrganizerEvents } from '../../src/use-cases/list-organizer-events.ts';
import { publishEvent } from '../../src/use-cases/publish-event.ts';
import { updateEvent } from '../../src/use-cases/update-event.ts';

export type Answer = { statusCode: number; headers: Record<string, unknown>; body: unknown };
export type Parts = Parameters<typeof apiEvent>[0];

/** The whole catalog on an embedded DynamoDB and S3, called as API Gateway calls it. Only time stands still. */
export const startCatalog = async ({ sellsLive = true } = {}) => {
  const table = await createTestTable('catalog');
  const bucket = await createTestBucket();
  const clock = manualClock();
  const ports = {
    clock,
    venues: venuesTable(table.client, table.name, clock),
    plans: seatingPlansTable(table.client, table.name, clock),
    events: eventsTable(table.client, table.name, clock),
    documents: plansBucket(bucket.name),
    sellsLive,
  };
  const handlers = {
    createVenue: httpHandler(contracts.createVenue, createVenue(ports)),
    getVenue: httpHandler(contracts.getVenue, getVenue(ports)),
    listVenues: httpHandler(contracts.listVenues, listVenues(ports)),
    createSeatingPlan: httpHandler(contracts.createSeatingPlan, createSeatingPlan(ports)),
    getSeatingPlan: httpHandler(contracts.getSeatingPlan, getSeatingPlan(ports)),
    createEvent: httpHandler(contracts.createEvent, createEvent(ports)),
    updateEvent: httpHandler(contracts.updateEvent, updateEvent(ports)),
    publishEvent: httpHandler(contracts.publishEvent, publishEvent(ports)),
    cancelEvent: httpHandler(contracts.cancelEvent, cancelEvent(ports)),
    listEvents: httpHandler(contracts.listEvents, listEvents(ports)),
    getEvent: httpHandler(contracts.getEvent, getEvent(ports)),
    listOrganizerEvents: httpHandler(contracts.listOrganizerEvents, listOrganizerEvents(ports)),
    getOrganizerEvent: httpHandler(contracts.getOrganizerEvent, getOrganizerEvent(ports)),
  } satisfies Record<string, HttpHandler>;

  const call = async (name: keyof typeof handlers, parts: Parts = {}): Promise<Answer> => {
    const { statusCode, headers = {}, body } = await handlers[name](apiEvent(parts));
    return { statusCode, headers, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
  };
  const made = async <T>(name: keyof typeof handlers, parts: Parts): Promise<T> => {
    const { statusCode, body } = await call(name, parts);
    if (statusCode >= 300) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body as T;
  };

  return {
    table,
    bucket,
    clock,
    ports,
    call,
    newVenue: (caller: TestCaller) => made<Venue>('createVenue', { caller, body: venueInput }),
    newPlan: (caller: TestCaller, { venueId }: Venue) =>
      made<SeatingPlan>('createSeatingPlan', { caller, params: { venueId }, body: planInput }),
    newEvent: (caller: TestCaller, venue: Venue, more: object = {}) =>
      made<OrganizerEvent>('createEvent', { caller, body: { ...eventInput(venue), ...more } }),
    publish: (caller: TestCaller, { eventId }: OrganizerEvent) =>
      made<OrganizerEvent>('publishEvent', { caller, params: { eventId } }),

    /** What the outbox holds of an event, oldest first. */
    told: async (subject: string): Promise<CloudEvent[]> => {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true }));
      return Items.filter((item) => item['kind'] === 'outbox')
        .map((item) => JSON.parse(String(item['body'])) as CloudEvent)
        .filter((event) => event.subject === subject)
        .sort((one, other) => one.aggregateversion - other.aggregateversion);
    },
    stored: async (eventId: string) => {
      const Key = { pk: `event#${eventId}`, sk: 'event' };
      return (await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))).Item;
    },
    stop: () => {
      bucket.stop();
      table.client.destroy();
    },
  };
};

export type Catalog = Awaited<ReturnType<typeof startCatalog>>;

export const someone = (): TestCaller => ({ organizerId: newId('organizer'), keyId: newId('apiKey') });

export const venueInput = { name: 'Blue Hall', address: '12 Harbour St, Seoul', timeZone: 'Asia/Seoul' };

const row = (name: string, seats: number) => ({ row: name, seats });
export const planInput = {
  name: 'End stage',
  sections: [
    { sectionId: 'A', name: 'Left', category: 'gold', rows: [row('1', 10), row('2', 12)], position: { x: 0, y: 0, angle: 0 } },
    { sectionId: 'B', name: 'Right', category: 'silver', rows: [row('1', 20)], position: { x: 30, y: 0, angle: 0 } },
  ],
};

/** A standing event that begins an hour after the test's clock. */
export const eventInput = ({ venueId }: Venue) => ({
  name: 'Night of Drums',
  venueId,
  startsAt: '2027-01-01T01:00:00Z',
  currency: 'EUR',
  ticketTypes: [{ name: 'Standing', faceValue: 5000, fee: 500, taxBasisPoints: 1900, quota: 400 }],
});

export const expectProblem = (answer: Answer, statusCode: number, code: string, field?: string): void =>
  expect(answer).toMatchObject({
    statusCode,
    headers: { 'content-type': 'application/problem+json' },
    body: { code, status: statusCode, ...(field !== undefined && { field }) },
  });
