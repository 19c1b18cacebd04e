import { DeleteCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { eventPublished } from '@onsale/contracts/catalog/events';
import type { DataOf } from '@onsale/contracts/event';
import { orderConfirmed, orderRefunding } from '@onsale/contracts/orders/events';
import * as contracts from '@onsale/contracts/tickets/api';
import { ticketIssued } from '@onsale/contracts/tickets/events';
import { makeId, newId } from '@onsale/kernel/id';
import type { EventId, OrganizerId, TicketId } from '@onsale/kernel/id';
import { httpHandler } from '@onsale/runtime/http-handler';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { apiEvent } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import { createTestTable } from '@onsale/testing/test-table';
import { dynamoCheckIn } from '../../src/adapters/dynamo-check-in.ts';
import { dynamoTicketKeys } from '../../src/adapters/dynamo-ticket-keys.ts';
import { dynamoTickets, ticketKey } from '../../src/adapters/dynamo-tickets.ts';
import type { CheckIn, Documents, Draw } from '../../src/ports.ts';
import { createCheckInList } from '../../src/use-cases/create-check-in-list.ts';
import { issueTickets } from '../../src/use-cases/issue-tickets.ts';
import { listCheckInLists } from '../../src/use-cases/list-check-in-lists.ts';
import { listOrderTickets } from '../../src/use-cases/list-order-tickets.ts';
import { renderTickets } from '../../src/use-cases/render-tickets.ts';
import { scanTicket } from '../../src/use-cases/scan-ticket.ts';
import { voidTickets } from '../../src/use-cases/void-tickets.ts';
import { confirmedOrder } from './confirmed-order.ts';
import type { ConfirmedOrder } from './confirmed-order.ts';

const organizerId = makeId('organizer', 'ours');
const keyId = makeId('apiKey', 'test');

type Published = { readonly type: string; readonly aggregateversion: number; readonly data: object };
type ScanAnswer = { result?: string; ticket?: object; code?: string; field?: string };
/** Who scans, a member for `only` these events where there are some, and with which ports in place of the usual ones. */
type ScanSetting = { as?: OrganizerId; only?: EventId[]; gates?: string[]; mode?: 'test'; instead?: { checkIn?: CheckIn } };

const readScan = ({ statusCode, body }: { statusCode: number; body: string }) => ({
  statusCode,
  ...(JSON.parse(body) as ScanAnswer),
});

/** A client between whose next query and what follows from it something else can happen. */
const interrupted = (client: DynamoDBDocumentClient) => {
  let interruption: (() => Promise<unknown>) | undefined;
  const send = async (command: object): Promise<unknown> => {
    const answer: unknown = await client.send(command as QueryCommand); // whatever it is
    const work = command instanceof QueryCommand ? interruption : undefined;
    if (work) interruption = undefined;
    await work?.();
    return answer;
  };
  return {
    client: { send } as unknown as DynamoDBDocumentClient, // `send` is all that the adapters use
    afterNextQuery: (work: () => Promise<unknown>) => {
      interruption = work;
    },
  };
};

/** The whole service on the embedded DynamoDB; only the drawing and S3 are played. */
export const ticketsWorld = async () => {
  const table = await createTestTable('tickets');
  const clock = manualClock();
  const { client, afterNextQuery } = interrupted(table.client);
  const tickets = dynamoTickets(client, table.name, clock);
  const checkIn = dynamoCheckIn(table.client, table.name);
  const keys = dynamoTicketKeys(table.client, table.name);
  const stored: string[] = [];
  const documents: Documents = {
    store: (orderId) => {
      stored.push(orderId);
      return Promise.resolve({ bucket: 'tickets', key: `${orderId}.pdf` });
    },
    linkTo: (orderId) => Promise.resolve(`https://s3.example/${orderId}.pdf`),
  };
  const draw: Draw = () => Promise.resolve({ pdf: Buffer.from('%PDF'), codes: [] });
  const ports = { tickets, checkIn, keys, documents, draw, clock };

  const orders = eventHandler([on(orderConfirmed, issueTickets(ports)), on(orderRefunding, voidTickets(ports))]);
  const events = eventHandler([on(eventPublished, createCheckInList(ports))]);
  const list = httpHandler(contracts.listOrderTickets, listOrderTickets(ports));
  const lists = httpHandler(contracts.listCheckInLists, listCheckInLists(ports));

  const published = async (type: string): Promise<Published[]> => {
    const { Items = [] } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: '#type = :type',
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: { ':type': type },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => JSON.parse(item['body'] as string) as Published);
  };

  const confirm = (order: ConfirmedOrder) => orders(queueEvent(cloudEvent(orderConfirmed, order)));
  const publish = ({ event }: ConfirmedOrder) =>
    events(queueEvent(cloudEvent(eventPublished, { event, currency: 'EUR', holdSeconds: 600, ticketTypes: [] })));

  return {
    ports,
    afterNextQuery,
    stored,
    published,
    publish,
    confirm,
    refund: (order: ConfirmedOrder) => orders(queueEvent(cloudEvent(orderRefunding, { ...order, reason: 'order-ended' }))),

    /** Delivers every ticket-issued that there is, with these ports in place of the usual ones. */
    render: async (instead: Partial<typeof ports> = {}) => {
      const handler = eventHandler([on(ticketIssued, renderTickets({ ...ports, ...instead }))]);
      const issued = await published(ticketIssued.type);
      return handler(queueEvent(...issued.map(({ data }) => cloudEvent(ticketIssued, data as DataOf<typeof ticketIssued>))));
    },

    listOf: async ({ orderId }: ConfirmedOrder) => {
      const { body } = await list(apiEvent({ query: { orderId } }));
      return (JSON.parse(body) as { items: { ticketId: string; code: string; status: string; pdfUrl?: string }[] }).items;
    },

    /** Deletes a ticket behind the service's back. */
    lose: (ticketId = '') =>
      table.client.send(new DeleteCommand({ TableName: table.name, Key: ticketKey(ticketId as TicketId) })), // as it was listed

    /** A confirmed order with its tickets made, its event published. */
    sold: async (positions = 1) => {
      const order = confirmedOrder(positions);
      await publish(order);
      await confirm(order);
      return order;
    },

    listsOf: async ({ event }: ConfirmedOrder, as: OrganizerId = organizerId) => {
      const { body } = await lists(apiEvent({ query: { eventId: event.eventId }, caller: { organizerId: as, keyId } }));
      return (JSON.parse(body) as { items: { listId: string; name: string }[] }).items;
    },

    /** Scans at a list; `body` replaces parts of a good request, or all of it where it is text. */
    scan: async (
      listId: string,
      body: object | string,
      { as = organizerId, only, gates, mode, instead = {} }: ScanSetting = {},
    ) => {
      const good = { scanId: newId('scan'), scannedAt: '2027-05-01T18:30:00.000Z' };
      const event = apiEvent({
        params: { listId },
        body: typeof body === 'string' ? body : { ...good, ...body },
        caller: {
          organizerId: as,
          ...(mode && { mode }),
          ...(only ? { personId: newId('person'), eventIds: only } : gates ? { deviceId: newId('device'), gates } : { keyId }),
        },
      });
      return readScan(await httpHandler(contracts.scanTicket, scanTicket({ ...ports, ...instead }))(event));
    },

    scanWithoutKey: async (listId: string) => {
      const scan = httpHandler(contracts.scanTicket, scanTicket(ports));
      return readScan(await scan(apiEvent({ params: { listId }, body: {} })));
    },

    /** The rows that the doors have left. */
    scansOf: async (listId: string) => {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :scan)',
          ExpressionAttributeValues: { ':pk': `list#${listId}`, ':scan': 'scan#' },
          ConsistentRead: true,
        }),
      );
      return Items as { scanId: string; result: string }[];
    },
  };
};

export type TicketsWorld = Awaited<ReturnType<typeof ticketsWorld>>;
