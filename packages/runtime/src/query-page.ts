import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Page, PageRequest } from '@onsale/contracts/shapes';
import { refusal } from '@onsale/contracts/use-case';
import type { Refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

/**
 * One page of a Query, each item as `read` makes it. A cursor that no page of this very list gave out is refused.
 * The last full page may carry a `nextCursor` with nothing behind it, as DynamoDB does.
 */
export const queryPage = async <Item>(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  { limit, cursor }: PageRequest,
  read: (item: Record<string, unknown>) => Item,
): Promise<Result<Page<Item>, Refusal<'invalid-request'>>> => {
  const startKey = cursor === undefined ? undefined : decodeCursor(cursor);
  if (cursor !== undefined && !(startKey && liesIn(query, startKey))) return foreignCursor();
  try {
    const page = await client.send(new QueryCommand({ ...query, Limit: limit, ExclusiveStartKey: startKey }));
    const nextCursor = encodeCursor(page.LastEvaluatedKey);
    return ok({ items: (page.Items ?? []).map(read), ...(nextCursor !== undefined && { nextCursor }) });
  } catch (fault) {
    // DynamoDB itself refuses a sort key outside of the query's range.
    if (startKey && fault instanceof Error && fault.name === 'ValidationException') return foreignCursor();
    throw fault;
  }
};

/** Has the key what DynamoDB asks of a start key, and the partition that the query reads? So one list's cursor opens no other. */
const liesIn = (query: QueryCommandInput, key: Record<string, string>): boolean => {
  const [partition, ...others] =
    query.IndexName === undefined ? ['pk', 'sk'] : [`${query.IndexName}pk`, `${query.IndexName}sk`, 'pk', 'sk'];
  const complete = [partition, ...others].every((name) => name in key) && Object.keys(key).length === others.length + 1;
  return complete && Object.values(query.ExpressionAttributeValues ?? {}).includes(key[partition]);
};

const foreignCursor = () =>
  refusal('invalid-request', { field: 'cursor', detail: 'is not a cursor of this list: leave it out to start again' });
