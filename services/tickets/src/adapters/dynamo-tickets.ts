import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ticketIssued, ticketRendered, ticketVoided } from '@onsale/contracts/tickets/events';
import type { Clock } from '@onsale/kernel/clock';
import type { OrderId, TicketId } from '@onsale/kernel/id';
import { allows } from '@onsale/kernel/transition';
import { outbox } from '@onsale/runtime/outbox';
import { transact, transitionUpdate } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { transactTogether } from '@onsale/runtime/transact-together';
import { renderIssuance, voidIssuance } from '../domain/issuance.ts';
import type { Issuance } from '../domain/issuance.ts';
import { placeOfTicket, voidTicket } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Tickets } from '../ports.ts';

/** An order's issuance and tickets lie together, so that one Query reads them. */
const orderKey = (orderId: OrderId) => `order#${orderId}`;
const issuanceKey = (orderId: OrderId) => ({ pk: orderKey(orderId), sk: 'issuance' });

/** Undefined for an id that no ticket of ours can have. */
export const ticketKey = (ticketId: TicketId): { pk: string; sk: string } | undefined => {
  const place = placeOfTicket(ticketId);
  return place && { pk: orderKey(place.orderId), sk: `ticket#${String(place.position).padStart(4, '0')}` };
};

const knownKey = (ticketId: TicketId) => {
  const key = ticketKey(ticketId);
  if (!key) throw new Error(`${ticketId} is no ticket's id`);
  return key;
};

export const dynamoTickets = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): Tickets => {
  const out = outbox(clock, tableName);
  const table = { TableName: tableName };
  const together = transactTogether(client); // a batch of orders is one request

  const putIssuance = (issuance: Issuance): TransactItem => ({
    Put: {
      ...table,
      Item: { ...issuanceKey(issuance.orderId), kind: 'issuance', ...issuance },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  const putTicket = (ticket: Ticket): TransactItem => ({
    Put: {
      ...table,
      Item: { ...knownKey(ticket.ticketId), kind: 'ticket', version: 1, ...ticket },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  /** One more version of an issuance that is as it was read. */
  const touch = ({ orderId, version }: Issuance): TransactItem => ({
    Update: {
      ...table,
      Key: issuanceKey(orderId),
      UpdateExpression: 'ADD version :one',
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':one': 1, ':seen': version },
    },
  });

  const ofOrder = async (orderId: OrderId): Promise<{ issuance: Issuance | undefined; tickets: Ticket[] }> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        ...table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': orderKey(orderId) },
        ConsistentRead: true,
      }),
    );
    const ofKind = (kind: string) => Items.filter((item) => item['kind'] === kind);
    return {
      issuance: ofKind('issuance')[0] as Issuance | undefined, // written by putIssuance alone
      tickets: ofKind('ticket') as Ticket[], // written by issue alone
    };
  };

  /** Puts what is missing of tickets that were issued before. Throws where they changed meanwhile: asked again, it goes on from there. */
  const issueMissing = async (orderId: OrderId, wanted: readonly Ticket[]): Promise<void> => {
    const { issuance, tickets } = await ofOrder(orderId);
    const missing = wanted.filter(({ ticketId }) => !tickets.some((ticket) => ticket.ticketId === ticketId));
    if (!issuance || !allows(voidIssuance, issuance.status) || missing.length === 0) return;
    const { ok } = await transact(client, [touch(issuance), ...missing.map(putTicket)]);
    if (!ok) throw new Error(`The tickets of ${orderId} changed while missing ones were issued`);
  };

  return {
    ofOrder,

    find: async (ticketId) => {
      const Key = ticketKey(ticketId);
      const { Item } = Key ? await client.send(new GetCommand({ ...table, Key, ConsistentRead: true })) : {};
      return Item as Ticket | undefined; // written by issue alone
    },

    issue: async (order) => {
      const { orderId, event: show } = order;
      const tickets = order.tickets.map((ticket): Ticket => ({ ...ticket, orderId, eventId: show.eventId, status: 'valid' }));
      const issued = await together([
        putIssuance({ orderId, status: 'issued', version: 1 }),
        ...tickets.map(putTicket),
        out.event(ticketIssued, { subject: orderId, version: 1, data: order }),
      ]);
      if (!issued.ok) await issueMissing(orderId, tickets);
    },

    markRendered: async (order, { orderId, version }) => {
      await together([
        { Update: { ...table, Key: issuanceKey(orderId), ...transitionUpdate(renderIssuance) } },
        out.event(ticketRendered, { subject: orderId, version: version + 1, data: order }),
      ]);
    },

    forbid: async (orderId) => (await transact(client, [putIssuance({ orderId, status: 'void', version: 1 })])).ok,

    voidOne: async ({ ticketId, orderId, eventId }) => {
      const { issuance } = await ofOrder(orderId);
      const version = (issuance?.version ?? 0) + 1;
      await transact(client, [
        { Update: { ...table, Key: knownKey(ticketId), ...transitionUpdate(voidTicket) } },
        ...(issuance ? [touch(issuance)] : []),
        out.event(ticketVoided, { subject: orderId, version, data: { orderId, eventId, ticketIds: [ticketId] } }),
      ]);
    },

    void: async ({ orderId, version }, eventId, ticketIds) => {
      const change = transitionUpdate(voidIssuance);
      const asRead = {
        ...change,
        ConditionExpression: `${change.ConditionExpression} AND #version = :seen`,
        ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':seen': version },
      };
      const { ok } = await transact(client, [
        { Update: { ...table, Key: issuanceKey(orderId), ...asRead } },
        ...ticketIds.map((id) => ({ Update: { ...table, Key: knownKey(id), ...transitionUpdate(voidTicket) } })),
        ...(ticketIds.length > 0
          ? [
              out.event(ticketVoided, {
                subject: orderId,
                version: version + 1,
                data: { orderId, eventId, ticketIds: [...ticketIds] },
              }),
            ]
          : []),
      ]);
      return ok;
    },
  };
};
