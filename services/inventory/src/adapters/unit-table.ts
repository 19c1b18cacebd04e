import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AllocationId, EventId, HoldId } from '@onsale/kernel/id';
import { transact } from '@onsale/runtime/table';
import type { TakenUnit } from '../domain/snapshot.ts';
import { unitPlace } from '../domain/stock.ts';
import type { Block, Stretch } from '../domain/stock.ts';
import type { Units } from '../ports.ts';
import { changeItem } from './changes.ts';

type Look = {
  readonly filter: string;
  readonly attributes: string;
  readonly now: number;
  readonly stretch?: Stretch | undefined;
};

/** A unit a row, a block a partition key. */
export const unitTable = (client: DynamoDBDocumentClient, TableName: string): Units => {
  const queryAll = async (eventId: EventId, { blockId }: Block): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partition(eventId, blockId) } };
    for await (const { Items = [] } of paginateQuery({ client }, { TableName, ConsistentRead: true, ...query }))
      found.push(...Items);
    return found;
  };

  /** Some attributes of those units of a block, or of a stretch of it, that pass a filter; that saves what travels and is parsed, not what is read. */
  const query = async (eventId: EventId, { blockId }: Block, { filter, attributes, now, stretch }: Look) => {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: stretch ? 'pk = :pk AND sk >= :from' : 'pk = :pk',
        FilterExpression: filter,
        ProjectionExpression: attributes,
        ExpressionAttributeValues: {
          ':pk': partition(eventId, blockId),
          ':now': now,
          ...(stretch && { ':from': unitPlace(stretch.from).name }),
        },
        Limit: stretch?.length,
      },
    );
    const units: Record<string, unknown>[] = [];
    for await (const { Items = [] } of pages) {
      units.push(...Items);
      if (stretch) break; // its length counts what was passed
    }
    return units;
  };

  return {
    change: async (eventId, unitId, change) => {
      const { blockId, name } = unitPlace(unitId);
      const { happened } = await changeItem(client, TableName, { pk: partition(eventId, blockId), sk: name }, change);
      return happened;
    },

    freeIn: async (eventId, block, now, stretch) => {
      const free = await query(eventId, block, { filter: 'freeFrom <= :now', attributes: 'sk', now, stretch });
      return free.map(({ sk }) => `${block.blockId}#${String(sk)}`);
    },

    takenIn: async (eventId, block, now) => {
      const taken = await query(eventId, block, { filter: 'freeFrom > :now', attributes: 'sk, freeFrom', now });
      return taken.map(({ sk, freeFrom }): TakenUnit => ({ name: String(sk), freeFrom: Number(freeFrom) }));
    },

    allIn: async (eventId, block) =>
      (await queryAll(eventId, block)).map(({ sk, freeFrom, holdId, allocationId }) => ({
        unitId: `${block.blockId}#${String(sk)}`,
        freeFrom: Number(freeFrom),
        ...(holdId !== undefined && { holdId: holdId as HoldId }), // from `hold` alone
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
