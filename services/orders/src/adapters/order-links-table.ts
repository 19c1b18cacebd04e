import { randomUUID } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { orderLinkMade } from '@onsale/contracts/orders/events';
import { refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { sha256Hex } from '@onsale/runtime/constant-time';
import { currentCorrelationId } from '@onsale/runtime/correlation';
import type { Outbox } from '@onsale/runtime/outbox';
import { queryPage } from '@onsale/runtime/query-page';
import { readItems } from '@onsale/runtime/read-items';
import { transact } from '@onsale/runtime/table';
import { linksRemembered } from '../domain/order-link.ts';
import { wasPaid } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import type { OrderLinkRequest, OrderLinks } from '../ports.ts';
import type { BuyerKeys } from './buyer-keys.ts';
import { keyOf, orderOf } from './order-table.ts';

/** A request is answered within seconds; where that fails for this long, its buyer has asked again. */
const requestKeptSeconds = 3600;

/** Only orders that were paid, or free, come into the index. Some from before that was so were not: where this many stand in front, there is no link. */
const mostInFront = 25;

/** Of a link only the SHA-256 of its token is kept with it; the event that brings it to the mail has it, for as long as an outbox keeps events. */
export const orderLinksTable = (
  client: DynamoDBDocumentClient,
  TableName: string,
  outbox: Outbox,
  buyerKeys: BuyerKeys,
): OrderLinks => {
  const ordersOf = (buyer: string) => ({
    TableName,
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :buyer',
    ExpressionAttributeValues: { ':buyer': buyer },
    ScanIndexForward: false,
  });

  /** The whole orders, in the order of their ids. */
  const read = async (orderIds: readonly OrderId[]): Promise<Order[]> => {
    const items = await readItems(client, TableName, orderIds.map(keyOf));
    const found = new Map(items.map(orderOf).map((order) => [order.orderId, order]));
    return orderIds.flatMap((orderId) => found.get(orderId) ?? []);
  };

  return {
    request: async (wanted, at) => {
      const requestId = randomUUID();
      const request: OrderLinkRequest = { requestId, correlationId: currentCorrelationId(), ...wanted };
      const Item = { ...requestKey(requestId), kind: 'order-link-request', ...request, ttl: seconds(at) + requestKeptSeconds };
      await client.send(new PutCommand({ TableName, Item }));
    },

    forget: async ({ requestId }) => {
      await client.send(new DeleteCommand({ TableName, Key: requestKey(requestId) }));
    },

    newestPaidOf: async (email) => {
      const { Items = [] } = await client.send(new QueryCommand({ ...ordersOf(await buyerKeys(email)), Limit: mostInFront }));
      return (await read(Items.map(idOf))).find(wasPaid);
    },

    sentTo: async (email) => {
      const Key = sentKey(await buyerKeys(email));
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return (Item?.['sentAt'] as number[] | undefined) ?? []; // written by send alone
    },

    send: async ({ requestId, token, buyer, url, expiresAt }, before, sentAt) => {
      const key = await buyerKeys(buyer.email);
      const sent = { ...sentKey(key), kind: 'order-links-sent', sentAt, ttl: seconds(Math.max(...sentAt) + linksRemembered) };
      const link = { ...linkKey(token), kind: 'order-link', buyer: key, expiresAt, ttl: seconds(expiresAt) };
      const unchanged =
        before.length === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'sentAt = :before', ExpressionAttributeValues: { ':before': before } };
      const written = await transact(client, [
        { Put: { TableName, Item: sent, ...unchanged } },
        { Put: { TableName, Item: link } },
        { Delete: { TableName, Key: requestKey(requestId), ConditionExpression: 'attribute_exists(pk)' } },
        outbox.event(orderLinkMade, { subject: requestId, version: 1, data: { buyer, url, expiresAt: rfc3339(expiresAt) } }),
      ]);
      return written.ok;
    },

    ordersBehind: async (token, now, page) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: linkKey(token) }));
      if (!Item || now >= Number(Item['expiresAt']))
        return refusal('unauthenticated', { detail: 'This link works no more: ask for a new one' });
      const ids = await queryPage(client, ordersOf(String(Item['buyer'])), page, idOf);
      return ids.ok ? ok({ ...ids.value, items: await read(ids.value.items) }) : ids;
    },
  };
};

const requestKey = (requestId: string) => ({ pk: `order-link-request#${requestId}`, sk: 'request' });
const linkKey = (token: string) => ({ pk: `order-link#${sha256Hex(token)}`, sk: 'link' });
const sentKey = (buyer: string) => ({ pk: buyer, sk: 'order-links-sent' });

const idOf = (item: Readonly<Record<string, unknown>>): OrderId => item['pk'] as OrderId; // an order's key

/** DynamoDB takes seconds. */
const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
