import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { SeatingPlanId, VenueId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import { transact } from '@onsale/runtime/table';
import type { SeatingPlanRecord, SeatingPlans } from '../ports.ts';

/** A venue's plans lie on its partition. */
export const seatingPlansTable = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): SeatingPlans => {
  const keyOf = (venueId: VenueId, planId: SeatingPlanId) => ({ pk: `venue#${venueId}`, sk: `plan#${planId}` });
  return {
    create: async (venueId, plan, act) => {
      const Item = { ...keyOf(venueId, plan.pointer.planId), kind: 'seating-plan', plan };
      await transact(client, [{ Put: { TableName, Item } }, auditRow(TableName, clock)(act)]); // a fresh key: no condition to fail
    },
    find: async (venueId, planId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(venueId, planId), ConsistentRead: true }));
      return Item?.['plan'] as SeatingPlanRecord | undefined; // written by create alone
    },
  };
};
