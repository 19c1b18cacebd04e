import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { OrderId } from '@onsale/kernel/id';
import { outbox } from '@onsale/runtime/outbox';
import { happens, transact, transitionUpdate } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { wiser } from '../domain/charge.ts';
import { toldAgainAfter } from '../domain/payment.ts';
import type { Payment } from '../domain/payment.ts';
import type { Payments } from '../ports.ts';
import { paymentEvents, standingEvent } from './payment-events.ts';

/** Longer than a webhook can wait in a queue and its DLQ (14 days each). */
const webhooksKeptSeconds = 30 * 24 * 3600;

export const paymentsTable = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): Payments => {
  const keyOf = (orderId: OrderId) => ({ pk: `payment#${orderId}`, sk: 'payment' });

  const find = async (orderId: OrderId): Promise<Payment | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(orderId), ConsistentRead: true }));
    return Item && paymentOf(Item);
  };

  const existing = async (orderId: OrderId): Promise<Payment> => {
    const payment = await find(orderId);
    if (!payment) throw new Error(`The payment of ${orderId} is gone`);
    return payment;
  };

  const remember = (webhookId: string): TransactItem => ({
    Put: {
      TableName: tableName,
      Item: {
        pk: `webhook#${webhookId}`,
        sk: 'webhook',
        kind: 'webhook',
        ttl: Math.floor(clock.now() / 1000) + webhooksKeptSeconds,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  return {
    find,

    keep: async (payment) => {
      const Item = { ...keyOf(payment.orderId), kind: 'payment', ...payment };
      const put = new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return (await happens(client.send(put))) ? payment : existing(payment.orderId);
    },

    change: async (orderId, change) => {
      await happens(client.send(new UpdateCommand({ TableName: tableName, Key: keyOf(orderId), ...transitionUpdate(change) })));
      return existing(orderId);
    },

    record: async (payment, news, webhookId) => {
      const { orderId, version } = payment;
      const { charge, surplus } = wiser(payment, news);
      const update = transitionUpdate(news.change, { charge, surplus, toldAt: clock.now() });
      const written = await transact(client, [
        {
          Update: {
            TableName: tableName,
            Key: keyOf(orderId),
            ...update,
            ConditionExpression: `${update.ConditionExpression} AND #version = :version`,
            ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':version': version },
          },
        },
        ...(webhookId === undefined ? [] : [remember(webhookId)]),
        ...paymentEvents(outbox(clock, tableName), payment, news),
      ]);
      if (written.ok) return 'recorded';
      return written.error.lost.includes(1) ? 'known' : 'overtaken';
    },

    tellAgain: async (payment) => {
      const now = clock.now();
      await transact(client, [
        {
          Update: {
            TableName: tableName,
            Key: keyOf(payment.orderId),
            UpdateExpression: 'SET toldAt = :now',
            ConditionExpression: '#version = :version AND (attribute_not_exists(toldAt) OR toldAt <= :longAgo)',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':now': now, ':version': payment.version, ':longAgo': now - toldAgainAfter },
          },
        },
        standingEvent(outbox(clock, tableName), payment),
      ]); // lost: it was told, or there is news
    },
  };
};

/** Only this file writes payments, so what is read has the shape that was written. */
const paymentOf = (item: Record<string, unknown>): Payment => {
  const { paymentId, orderId, amount, status, version, sessionId, checkoutUrl, charge, surplus } = item as Payment;
  const money = { ...(charge && { charge }), ...(surplus && { surplus }) };
  return { paymentId, orderId, amount, status, version, sessionId, checkoutUrl, ...money };
};
