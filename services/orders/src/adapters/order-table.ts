import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import type { OrderId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import { transact, transitionUpdate } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { isOpen } from '../domain/order.ts';
import type { LaterFacts, Order, OrderChange } from '../domain/order.ts';
import type { Orders } from '../ports.ts';
import { expireOrder } from '../tasks.ts';
import { orderEvents } from './order-events.ts';

/** Open orders lie on this many keys of the index, each good for 1,000 writes a second. */
const openShards = 8;

/** How many of each key a sweep takes on: with three calls of 50 ms each, all of them in half a minute. */
const sweptPerShard = 25;

/** The orders' own table. Each method is one request, but for a lost race, which costs one read more. */
export const orderTable = (client: DynamoDBDocumentClient, TableName: string, outbox: Outbox): Orders => {
  const find = async (orderId: OrderId): Promise<Order | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(orderId), ConsistentRead: true }));
    return Item && orderOf(Item);
  };

  const write = async (order: Order, items: readonly TransactItem[]): Promise<Order> => {
    const written = await transact(client, items);
    if (written.ok) return order;
    const theirs = await find(order.orderId);
    if (!theirs) throw new Error(`Order ${order.orderId} lost a race against nobody`);
    return theirs;
  };

  return {
    find,

    create: (order) =>
      write(order, [
        {
          Put: {
            TableName,
            Item: { ...keyOf(order.orderId), kind: 'order', ...openIndex(order), ...order },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        outbox.task(expireOrder, { orderId: order.orderId }, Date.parse(order.expiresAt)),
      ]),

    change: (order, change, learned = {}) => {
      const changed = { ...order, ...learned, status: change.to, version: order.version + 1 };
      const Update = { TableName, Key: keyOf(order.orderId), ...guardedUpdate(order, change, learned) };
      return write(changed, [{ Update }, ...orderEvents(outbox, changed)]);
    },

    overdue: async (before) => {
      const pages = await Promise.all(
        Array.from({ length: openShards }, (_, shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: 'gsi1',
              KeyConditionExpression: 'gsi1pk = :open AND gsi1sk < :before',
              ExpressionAttributeValues: { ':open': openKey(shard), ':before': rfc3339(before) },
              Limit: sweptPerShard,
            }),
          ),
        ),
      );
      return pages
        .flatMap(({ Items = [] }) => Items.map(orderOf))
        .sort((one, other) => one.expiresAt.localeCompare(other.expiresAt))
        .map(({ orderId }) => orderId);
    },
  };
};

const keyOf = (orderId: OrderId) => ({ pk: orderId, sk: 'order' });

/** Only this file writes items with these keys, from orders; the keys come along and nothing reads them. */
const orderOf = (item: Record<string, unknown>): Order => item as unknown as Order;

const openKey = (shard: number): string => `open#${shard}`;

/** Where the sweep finds an order that is not at its end. */
const openIndex = ({ orderId, status, expiresAt }: Pick<Order, 'orderId' | 'status' | 'expiresAt'>) =>
  isOpen(status) ? { gsi1pk: openKey(orderId.charCodeAt(orderId.length - 1) % openShards), gsi1sk: expiresAt } : {};

/** The declared change, for the order as it was read and no other; keeps it in the index of open orders while it is one. */
const guardedUpdate = (order: Order, change: OrderChange, learned: LaterFacts) => {
  const index = openIndex({ ...order, status: change.to });
  const update = transitionUpdate(change, { ...learned, ...index });
  return {
    ...update,
    UpdateExpression: `${update.UpdateExpression}${'gsi1pk' in index ? '' : ' REMOVE gsi1pk, gsi1sk'}`,
    ConditionExpression: `${update.ConditionExpression} AND #version = :seen`,
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':seen': order.version },
  };
};
