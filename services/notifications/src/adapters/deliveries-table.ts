import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import { readTogether } from '@onsale/runtime/read-together';
import type { Deliveries } from '../ports.ts';

/** Longer than an event can come again: 14 days in a queue and as long in its DLQ, or published anew from the outbox. */
const keptSeconds = 30 * 24 * 3600;

/** Holds event ids and times, nothing about people. */
export const deliveriesTable = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): Deliveries => {
  const keyOf = (eventId: string) => ({ pk: `delivery#${eventId}`, sk: 'delivery' });
  const read = readTogether(client, tableName); // a batch of mails is one request
  return {
    has: async (eventId) => (await read(keyOf(eventId))) !== undefined,

    add: async (eventId) => {
      const Item = { ...keyOf(eventId), kind: 'delivery', ttl: Math.floor(clock.now() / 1000) + keptSeconds };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
};
