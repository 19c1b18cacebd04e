import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EventId } from '@onsale/kernel/id';
import { Unavailable } from '@onsale/runtime/faults';
import type { Outbox } from '@onsale/runtime/outbox';
import { happens, transact } from '@onsale/runtime/table';
import type { Snapshot } from '../domain/snapshot.ts';
import { countedOver } from '../domain/tidings.ts';
import type { Tidings } from '../domain/tidings.ts';
import type { Snapshots } from '../ports.ts';
import { saleKey, snapshotAttributes } from './sale-items.ts';
import { recountOfReturn, recountOrder, tidingsItems } from './tidings-items.ts';

/** The shared count of each event, and who may make the next one. */
export const snapshotTable = (client: DynamoDBDocumentClient, TableName: string, outbox: Outbox): Snapshots => {
  /** False: whoever began from the same snapshot and finished first has stored theirs. */
  const put = async (eventId: EventId, seen: Snapshot, next: Snapshot, tidings: Tidings): Promise<boolean> => {
    const written = transact(client, [
      {
        Put: {
          TableName,
          Item: { ...saleKey(eventId, 'snapshot'), kind: 'snapshot', ...snapshotAttributes(next) },
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':seen': seen.version },
        },
      },
      ...tidingsItems(outbox, eventId, next.version, tidings),
    ]);
    return written.then(
      ({ ok }) => ok,
      (fault: unknown) => {
        if (fault instanceof Unavailable) return false; // they are storing theirs at this moment
        throw fault;
      },
    );
  };

  return {
    lease: (eventId, now, { until, wanted }) =>
      happens(
        client.send(
          new UpdateCommand({
            TableName,
            Key: saleKey(eventId, 'recount'),
            UpdateExpression: 'SET leaseUntil = :until',
            ConditionExpression:
              '(attribute_not_exists(leaseUntil) OR leaseUntil <= :now) AND (attribute_not_exists(countedAt) OR countedAt < :wanted)',
            ExpressionAttributeValues: { ':until': until, ':now': now, ':wanted': wanted },
          }),
        ),
      ),

    store: async (sale, count) => {
      const { eventId } = sale.sellable.event;
      const { next, tidings } = countedOver(sale, count);
      const isStored = await put(eventId, sale.snapshot, next, tidings);
      await client.send(
        new UpdateCommand({
          TableName,
          Key: saleKey(eventId, 'recount'),
          UpdateExpression: `${isStored ? 'SET nothingFree = :nothingFree, countedAt = :madeAt ' : ''}REMOVE leaseUntil`,
          ...(isStored && { ExpressionAttributeValues: { ':nothingFree': tidings.nothingFree, ':madeAt': next.madeAt } }),
        }),
      );
      return isStored ? { ...sale, snapshot: next } : undefined;
    },

    stockCameBack: async (eventId, now) => {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: saleKey(eventId, 'recount'),
          UpdateExpression: 'SET staleBefore = :now',
          ExpressionAttributeValues: { ':now': now },
          ReturnValues: 'ALL_NEW',
        }),
      );
      // Somebody waits for it, or a count that is under way may have missed it and be about to say so.
      const isWanted = Attributes?.['nothingFree'] === true || Attributes?.['leaseUntil'] !== undefined;
      if (isWanted) await transact(client, [recountOfReturn(outbox, eventId, now)]);
    },

    recountAt: async (eventId, moment) => {
      await transact(client, [recountOrder(outbox, eventId, moment)]);
    },
  };
};
