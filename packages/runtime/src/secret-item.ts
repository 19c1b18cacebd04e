import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isConditionFailure } from './table.ts';

/**
 * A secret that a service makes for itself, kept in its own table (encrypted at rest, read only by the roles that may).
 * The first caller makes it; whoever comes second gets the first one's. See ADR 0007.
 */
export const loadOrCreateSecret = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  name: string,
  make: () => string,
): Promise<string> => {
  const Key = { pk: `secret#${name}`, sk: 'secret' };
  const read = async (): Promise<string | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
    return typeof Item?.['value'] === 'string' ? Item['value'] : undefined;
  };
  const existing = await read();
  if (existing !== undefined) return existing;
  const value = make();
  try {
    const Item = { ...Key, kind: 'secret', value };
    await client.send(new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
    return value;
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
    const theirs = await read();
    if (theirs === undefined) throw new Error(`The secret ${name} exists but holds no value`, { cause: fault });
    return theirs;
  }
};
