import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SeatingPlanId, VenueId } from '@onsale/kernel/id';
import type { SeatingPlanRecord, SeatingPlans } from '../ports.ts';

/** A venue's plans lie on its partition. */
export const seatingPlansTable = (client: DynamoDBDocumentClient, TableName: string): SeatingPlans => {
  const keyOf = (venueId: VenueId, planId: SeatingPlanId) => ({ pk: `venue#${venueId}`, sk: `plan#${planId}` });
  return {
    create: async (venueId, plan) => {
      const Item = { ...keyOf(venueId, plan.pointer.planId), kind: 'seating-plan', plan };
      await client.send(new PutCommand({ TableName, Item }));
    },
    find: async (venueId, planId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(venueId, planId), ConsistentRead: true }));
      return Item?.['plan'] as SeatingPlanRecord | undefined; // written by create alone
    },
  };
};
