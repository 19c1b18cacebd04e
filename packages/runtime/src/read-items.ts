import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Throttled } from './faults.ts';
import { pauseAbout, requestPauses } from './retry-pause.ts';

type Key = Readonly<Record<string, string>>;
type Item = Readonly<Record<string, unknown>>;

/**
 * The items of up to 100 different keys, as they are now unless said, in one request and no order; keys of none are left out. A batch that is
 * throttled in part is answered, without that part, which is asked for again.
 */
export const readItems = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Key[],
  { consistent = true }: { readonly consistent?: boolean } = {},
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let left: Key[] = [...keys];
  for (const pause of [...requestPauses, undefined]) {
    if (left.length === 0) return found;
    const RequestItems = { [TableName]: { Keys: left, ConsistentRead: consistent } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
    found.push(...(Responses?.[TableName] ?? []));
    left = UnprocessedKeys?.[TableName]?.Keys ?? [];
    if (left.length > 0 && pause !== undefined) await pauseAbout(pause);
  }
  if (left.length > 0) throw new Throttled(`The table is too busy to read ${keys.length} items`);
  return found;
};
