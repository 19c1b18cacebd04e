import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { Deliveries } from '../ports.ts';

/** Longer than an event can come again: 14 days in a queue and as long in its DLQ, or published anew from the outbox. */
const keptSeconds = 30 * 24 * 3600;

/** Holds event ids and times, nothing about people. */
export const deliveriesTable = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): Deliveries => {
  const keyOf = (eventId: string) => ({ pk: `delivery#${eventId}`, sk: 'delivery' });
  return {
    has: async (eventId) => {
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(eventId), ConsistentRead: true }));
      return Item !== undefined;
    },

    add: async (eventId) => {
      const Item = { ...keyOf(eventId), kind: 'delivery', ttl: Math.floor(clock.now() / 1000) + keptSeconds };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
};
