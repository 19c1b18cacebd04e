import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import type { EventId, OrderId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import type { Orders } from '../ports.ts';

/**
 * A cancelled event has its state on that many items, and each order checks one of them: transactions at the same item cancel each
 * other, and of ten at the same moment one in seven meets another here.
 */
const stateShards = 64;

const writesAtOnce = 8;

/** What is written while an order's event stands, and is refused from its cancellation on. */
export const eventStands = (TableName: string, eventId: EventId, orderId: OrderId): TransactItem => ({
  ConditionCheck: { TableName, Key: stateKey(eventId, shardOf(orderId)), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** The states of events: only cancelled ones have items. */
export const eventStates = (
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<Orders, 'cancelEvent' | 'cancelledSince'> => ({
  cancelEvent: async (eventId, at) => {
    await inParallel(
      Array.from({ length: stateShards }, (_, shard) => shard),
      writesAtOnce,
      async (shard) => {
        const listed = shard === 0 && { gsi1pk: cancelledEvents, gsi1sk: rfc3339(at), eventId };
        const Item = { ...stateKey(eventId, shard), kind: 'event-state', ...listed };
        await transact(client, [{ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }]); // lost: it was there
      },
    );
  },

  cancelledSince: async (moment) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :cancelled AND gsi1sk >= :moment',
        ExpressionAttributeValues: { ':cancelled': cancelledEvents, ':moment': rfc3339(moment) },
      }),
    );
    return Items.map(({ eventId }) => eventId as EventId); // written above
  },
});

const cancelledEvents = 'cancelled-events';

const stateKey = (eventId: EventId, shard: number) => ({ pk: `event#${eventId}#${shard}`, sk: 'state' });

const shardOf = (orderId: OrderId): number =>
  Array.from(orderId).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % stateShards, 0);
