import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isConditionFailure } from '@onsale/runtime/table';
import { replaceable } from '../domain/hold.ts';
import { holdKeyOf } from '../domain/hold-id.ts';
import type { Hold } from '../domain/hold.ts';
import type { Holds } from '../ports.ts';
import { changeItem, conditionOf, itemAgainst } from './changes.ts';

/** The headers of holds. */
export const holdTable = (client: DynamoDBDocumentClient, TableName: string): Holds => ({
  find: async (key) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(key), ConsistentRead: true }));
    return Item as Hold | undefined; // only this file writes items with these keys, from holds
  },

  create: async (key, hold, now) => {
    const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = conditionOf(replaceable(now));
    try {
      await client.send(
        new PutCommand({
          TableName,
          Item: { ...keyOf(key), kind: 'hold', ...hold },
          ConditionExpression: `attribute_not_exists(pk) OR (holdId <> :own AND (${ConditionExpression}))`,
          ExpressionAttributeNames,
          ExpressionAttributeValues: { ...ExpressionAttributeValues, ':own': hold.holdId },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return true;
    } catch (fault) {
      if (!isConditionFailure(fault)) throw fault;
      return (itemAgainst(fault) as Hold | undefined)?.holdId === hold.holdId; // as in find
    }
  },

  change: async (holdId, change) => {
    const key = holdKeyOf(holdId);
    if (key === undefined) return { happened: false, hold: undefined };
    const { happened, item } = await changeItem(client, TableName, keyOf(key), change);
    return { happened, hold: item };
  },
});

const keyOf = (key: string) => ({ pk: `hold#${key}`, sk: 'hold' });
