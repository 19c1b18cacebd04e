import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import type { EventId, OrderId } from '@onsale/kernel/id';
import { isOpen, overdueFrom } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';

/** The index holds orders on this many keys of each kind, each good for 1,000 writes a second. */
const indexShards = 8;

const openKey = (shard: number): string => `open#${shard}`;
const confirmedKey = (eventId: EventId, shard: number): string => `confirmed#${eventId}#${shard}`;

/** Where the index has an order: the sweep finds it there while it is open, the end of its event once it is confirmed. */
export const indexOf = (order: Order) => {
  const { orderId, status, event, expiresAt } = order;
  const shard = orderId.charCodeAt(orderId.length - 1) % indexShards;
  if (isOpen(status)) return { gsi1pk: openKey(shard), gsi1sk: overdueFrom(order) };
  return status === 'confirmed' ? { gsi1pk: confirmedKey(event.eventId, shard), gsi1sk: expiresAt } : {};
};

/** Every order of an event that the index has: a query of each key, page after page. */
export const indexedOf = async (client: DynamoDBDocumentClient, TableName: string, eventId: EventId): Promise<OrderId[]> => {
  const shards = Array.from({ length: indexShards }, (_, shard) => shard);
  const keys = shards.flatMap((shard) => [openKey(shard), confirmedKey(eventId, shard)]);
  const found = await Promise.all(
    keys.map(async (key) => {
      const ids: OrderId[] = [];
      const query = {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :key',
        FilterExpression: '#event.eventId = :eventId',
        ProjectionExpression: 'orderId',
        ExpressionAttributeNames: { '#event': 'event' },
        ExpressionAttributeValues: { ':key': key, ':eventId': eventId },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        ids.push(...Items.map(({ orderId }) => orderId as OrderId)); // an order's own
      return ids;
    }),
  );
  return found.flat();
};

/** Every open order that is overdue from before this moment (epoch milliseconds) on, the oldest first. */
export const overdueOf = async (client: DynamoDBDocumentClient, TableName: string, before: number): Promise<OrderId[]> => {
  const found = await Promise.all(
    Array.from({ length: indexShards }, async (_, shard) => {
      const orders: Overdue[] = [];
      const query = {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :open AND gsi1sk < :before',
        ProjectionExpression: 'orderId, gsi1sk',
        ExpressionAttributeValues: { ':open': openKey(shard), ':before': rfc3339(before) },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) orders.push(...(Items as Overdue[])); // as indexOf writes it
      return orders;
    }),
  );
  return found
    .flat()
    .sort((one, other) => one.gsi1sk.localeCompare(other.gsi1sk))
    .map(({ orderId }) => orderId);
};

type Overdue = Pick<Order, 'orderId'> & { readonly gsi1sk: string };
