import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AllocationId, EventId } from '@onsale/kernel/id';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { Allocation } from '../domain/allocation.ts';
import type { Allocations } from '../ports.ts';
import { updateOf } from './changes.ts';

/** The headers of allocations, those of an event beside each other. */
export const allocationTable = (client: DynamoDBDocumentClient, TableName: string, auditRow: AuditRow): Allocations => ({
  find: async (eventId, allocationId) => {
    const Key = keyOf(eventId, allocationId);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && allocationOf(Item);
  },

  page: (eventId, page) =>
    queryPage(
      client,
      {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(eventId) },
      },
      page,
      allocationOf,
    ),

  create: async (allocation, act) => {
    const Item = { ...keyOf(allocation.eventId, allocation.allocationId), kind: 'allocation', ...allocation };
    const header = { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
    return (await transact(client, [header, auditRow(act)])).ok;
  },

  change: async ({ eventId, allocationId }, change, act) => {
    const Update = { TableName, Key: keyOf(eventId, allocationId), ...updateOf(change) };
    return (await transact(client, [{ Update }, auditRow(act)])).ok;
  },
});

const partition = (eventId: EventId): string => `allocations#${eventId}`;

const keyOf = (eventId: EventId, allocationId: AllocationId) => ({ pk: partition(eventId), sk: allocationId });

const allocationOf = (item: Record<string, unknown>): Allocation => item as Allocation; // written by this file alone
