import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Unavailable } from './faults.ts';

type Key = Readonly<Record<string, string>>;

/** The items of up to 100 different keys, as they are now unless said, in one request and no order; keys of none are left out. */
export const readItems = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Key[],
  { consistent = true }: { readonly consistent?: boolean } = {},
): Promise<Readonly<Record<string, unknown>>[]> => {
  if (keys.length === 0) return [];
  const RequestItems = { [TableName]: { Keys: [...keys], ConsistentRead: consistent } };
  const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new Unavailable(`The table is too busy to read ${keys.length} items`);
  return Responses?.[TableName] ?? [];
};
