import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { refusal } from '@onsale/contracts/use-case';
import type { OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Outbox } from '@onsale/runtime/outbox';
import { readItems } from '@onsale/runtime/read-items';
import { readTogether } from '@onsale/runtime/read-together';
import { transact, transitionUpdate } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { transactTogether } from '@onsale/runtime/transact-together';
import { isFree, wasPaid } from '../domain/order.ts';
import type { LaterFacts, Order, OrderChange } from '../domain/order.ts';
import type { Orders } from '../ports.ts';
import { expireOrder } from '../tasks.ts';
import type { BuyerKeys } from './buyer-keys.ts';
import { eventStands, eventStates } from './event-states.ts';
import { forgoneEvent, orderEvents, overpaidEvent } from './order-events.ts';
import { indexedOf, indexOf, overdueOf } from './order-index.ts';

/** Tasks that are written at once: a transaction has at most 100 items. */
const tasksAtOnce = 100;

/** The orders' own table. Each method is one request, but for a lost race, which costs one read more. */
export const orderTable = (client: DynamoDBDocumentClient, TableName: string, outbox: Outbox, buyerKeys: BuyerKeys): Orders => {
  // A batch of payments is one request for each step.
  const read = readTogether(client, TableName);
  const together = transactTogether(client);

  const find = async (orderId: OrderId): Promise<Order | undefined> => {
    const item = await read(keyOf(orderId));
    return item && isOrder(item) ? orderOf(item) : undefined;
  };

  /** Undefined: it is not there, and was not written. */
  const write = async (order: Order, items: readonly TransactItem[]): Promise<Order | undefined> => {
    const written = await together(items);
    return written.ok ? order : find(order.orderId);
  };

  /** Where its buyer finds it from then on: nothing that was never paid, which anybody can place in any name. */
  const indexOfBuyer = async (order: Order): Promise<BuyersIndex> =>
    wasPaid(order) ? { gsi2pk: await buyerKeys(order.buyer.email), gsi2sk: order.createdAt } : {};

  return {
    ...eventStates(client, TableName),

    find,

    create: async (order) => {
      const written = await together([
        {
          Put: {
            TableName,
            Item: { ...keyOf(order.orderId), kind: 'order', ...indexOf(order), ...(await indexOfBuyer(order)), ...order },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...(isFree(order) ? [] : [outbox.task(expireOrder, { orderId: order.orderId }, Date.parse(order.expiresAt))]),
        ...orderEvents(outbox, order),
        eventStands(TableName, order.event.eventId, order.orderId),
      ]);
      if (written.ok) return ok(order);
      const there = await read(keyOf(order.orderId));
      if (!there) return refusal('event-cancelled');
      return isOrder(there) ? ok(orderOf(there)) : refusal('hold-expired');
    },

    change: async (order, change, learned = {}) => {
      const changed = { ...order, ...learned, status: change.to, version: order.version + 1 };
      const found = wasPaid(order) ? {} : await indexOfBuyer(changed);
      const Update = { TableName, Key: keyOf(order.orderId), ...guardedUpdate(order, change, { ...learned, ...found }) };
      const stands = change.whileEventStands ? [eventStands(TableName, order.event.eventId, order.orderId)] : [];
      const after = await write(changed, [{ Update }, ...orderEvents(outbox, changed), ...stands]);
      if (!after) throw new Error(`Order ${order.orderId} lost a race against nobody`);
      return after;
    },

    standing: (eventId) => indexedOf(client, TableName, eventId),

    endWithEvent: async (orderIds) => {
      for (let next = 0; next < orderIds.length; next += tasksAtOnce) {
        const share = orderIds.slice(next, next + tasksAtOnce);
        await transact(
          client,
          share.map((orderId) => outbox.task(expireOrder, { orderId, eventCancelled: true })),
        );
      }
    },

    without: async (sales) => {
      const keys = sales.map(({ orderId }) => keyOf(orderId));
      const found = await readItems(client, TableName, keys, { consistent: false });
      const there = new Set(found.filter(isOrder).map(({ pk }) => pk));
      return sales.filter(({ orderId }) => !there.has(orderId));
    },

    forgoAt: async (sales, moment) => {
      await transact(
        client,
        sales.map(({ orderId, holdId }) => outbox.task(expireOrder, { orderId, forgo: holdId }, moment)),
      );
    },

    forgo: async ({ orderId, holdId }) => {
      const Item = { ...keyOf(orderId), kind: 'forgone-order', orderId, holdId };
      const Put = { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      const forgone = await together([{ Put }, forgoneEvent(outbox, { orderId, holdId })]);
      if (forgone.ok) return true;
      if (await find(orderId)) return false;
      await transact(client, [forgoneEvent(outbox, { orderId, holdId })]); // again: who asks has stock of it still
      return true;
    },

    tellAgain: async (order) => {
      await transact(client, orderEvents(outbox, order));
    },

    tellOverpaid: async (order, surplus, toldBy) => {
      await transact(client, [overpaidEvent(outbox, order, surplus, toldBy)]);
    },

    overdue: (before) => overdueOf(client, TableName, before),
  };
};

type BuyersIndex = { readonly gsi2pk?: string; readonly gsi2sk?: string };

export const keyOf = (orderId: OrderId) => ({ pk: orderId, sk: 'order' });

/** What lies in an order's place may say that it never comes. */
const isOrder = ({ kind }: Readonly<Record<string, unknown>>): boolean => kind === 'order';

/** Only this file writes items with these keys, from orders; the keys come along and nothing reads them. */
export const orderOf = (item: Record<string, unknown>): Order => item as unknown as Order;

/** The declared change, for the order as it was read and no other; moves it in the index. */
const guardedUpdate = (order: Order, change: OrderChange, learned: LaterFacts & BuyersIndex) => {
  const index = indexOf({ ...order, status: change.to });
  const update = transitionUpdate(change, { ...learned, ...index });
  return {
    ...update,
    UpdateExpression: `${update.UpdateExpression}${'gsi1pk' in index ? '' : ' REMOVE gsi1pk, gsi1sk'}`,
    ConditionExpression: `${update.ConditionExpression} AND #version = :seen`,
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':seen': order.version },
  };
};
