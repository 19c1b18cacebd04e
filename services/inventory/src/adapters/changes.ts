import type { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isConditionFailure } from '@onsale/runtime/table';
import { isDone } from '../domain/change.ts';
import type { Change, Facts } from '../domain/change.ts';

export type Key = { readonly pk: string; readonly sk: string };

type Condition = {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

/** `(#freeFrom <= :is0) OR (…)`: true where one of the lists of facts is. */
export const conditionOf = <Item>(anyOf: readonly Facts<Item>[]): Condition => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const alternatives = anyOf.map((facts) =>
    facts.map(([attribute, comparison, value]) => {
      const placeholder = `:is${Object.keys(values).length}`;
      names[`#${attribute}`] = attribute;
      values[placeholder] = value;
      return `#${attribute} ${comparison} ${placeholder}`;
    }),
  );
  return {
    ConditionExpression: alternatives.map((terms) => `(${terms.join(' AND ')})`).join(' OR '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
};

/**
 * Makes a declared change in one conditional write, which counts the item's version up. `item` is the item after it, or as
 * it stood against it; a change that had happened already happens again by changing nothing.
 */
export const changeItem = async <Item extends object>(
  client: DynamoDBDocumentClient,
  TableName: string,
  Key: Key,
  change: Change<Item>,
): Promise<{ happened: boolean; item: Item | undefined }> => {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key,
        ...updateOf(change),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { happened: true, item: Attributes as Item | undefined }; // the table keeps items as the domain has them
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
    const item = itemAgainst(fault) as Item | undefined; // as above
    return { happened: isDone(change, item), item };
  }
};

/** The item as it stood against a condition, where the write asked for it. */
export const itemAgainst = (fault: unknown): object | undefined => {
  const { Item } = fault as ConditionalCheckFailedException; // by whoever knows that it is one
  return Item && unmarshall(Item);
};

/** The update that a declared change is: it counts the version up, where one of the change's facts is true. */
export const updateOf = <Item>({ from, set, remove = [] }: Change<Item>) => {
  const condition = conditionOf(from);
  const entries = Object.entries(set);
  const names = [...entries.map(([name]) => name), ...remove, 'version'];
  return {
    ...condition,
    UpdateExpression: [
      `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
      'ADD #version :one',
    ].join(' '),
    ExpressionAttributeNames: {
      ...condition.ExpressionAttributeNames,
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...condition.ExpressionAttributeValues,
      ...Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
      ':one': 1,
    },
  };
};
