import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AllocationId, EventId } from '@onsale/kernel/id';
import { transact } from '@onsale/runtime/table';
import type { TakenUnit } from '../domain/snapshot.ts';
import { unitPlace } from '../domain/stock.ts';
import type { Block } from '../domain/stock.ts';
import type { Units } from '../ports.ts';
import { changeItem } from './changes.ts';

/** A unit a row, a block a partition key. */
export const unitTable = (client: DynamoDBDocumentClient, TableName: string): Units => {
  const queryAll = async (eventId: EventId, { blockId }: Block): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partition(eventId, blockId) } };
    for await (const { Items = [] } of paginateQuery({ client }, { TableName, ConsistentRead: true, ...query }))
      found.push(...Items);
    return found;
  };

  /** The units of a block that pass a filter; the filter saves what travels and is parsed, not what is read. */
  const query = async (eventId: EventId, { blockId }: Block, filter: string, now: number): Promise<TakenUnit[]> => {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: filter,
        ProjectionExpression: 'sk, freeFrom',
        ExpressionAttributeValues: { ':pk': partition(eventId, blockId), ':now': now },
      },
    );
    const units: TakenUnit[] = [];
    for await (const { Items = [] } of pages)
      for (const { sk, freeFrom } of Items) units.push({ name: String(sk), freeFrom: Number(freeFrom) });
    return units;
  };

  return {
    change: async (eventId, unitId, change) => {
      const { blockId, name } = unitPlace(unitId);
      const { happened } = await changeItem(client, TableName, { pk: partition(eventId, blockId), sk: name }, change);
      return happened;
    },

    freeIn: async (eventId, block, now) => {
      const free = await query(eventId, block, 'freeFrom <= :now', now);
      return free.map(({ name }) => `${block.blockId}#${name}`);
    },

    takenIn: (eventId, block, now) => query(eventId, block, 'freeFrom > :now', now),

    allIn: async (eventId, block) =>
      (await queryAll(eventId, block)).map(({ sk, freeFrom, allocationId }) => ({
        unitId: `${block.blockId}#${String(sk)}`,
        freeFrom: Number(freeFrom),
        ...(allocationId !== undefined && { allocationId: allocationId as AllocationId }), // from `allocate` alone
      })),

    make: async (eventId, { blockId, unitIds }, unit) => {
      const pk = partition(eventId, blockId);
      const made = await transact(
        client,
        unitIds.map((unitId) => ({
          Put: {
            TableName,
            Item: { pk, sk: unitPlace(unitId).name, kind: 'unit', version: 0, ...unit },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      );
      if (!made.ok && made.error.lost.length < unitIds.length) throw new Error(`The block ${pk} exists only in part`);
    },
  };
};

const partition = (eventId: EventId, blockId: string): string => `unit#${eventId}#${blockId}`;
