import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Page } from '@onsale/contracts/shapes';
import { refusal } from '@onsale/contracts/use-case';
import type { Refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

type ScannedTable = {
  readonly name: string;
  /** What is read of each item; absent: all of it. */
  readonly attributes?: readonly string[] | undefined;
};

/** The table of a function whose yml says `scan: […]`, from its environment. */
export const scannedTable = (name: string): ScannedTable => ({ name, attributes: process.env['SCANNED_ATTRIBUTES']?.split(' ') });

/**
 * One page (up to 1 MB) of a whole table as it stands at this moment, each item as whatever `read` makes of it. For people who look
 * after a system, not for requests of buyers.
 */
export const scanPage = async <Item>(
  client: DynamoDBDocumentClient,
  { name, attributes }: ScannedTable,
  cursor: string | undefined,
  read: (item: Record<string, unknown>) => Item[],
): Promise<Result<Page<Item>, Refusal<'invalid-request'>>> => {
  const startKey = cursor === undefined ? undefined : decodeCursor(cursor);
  if (cursor !== undefined && (!startKey || Object.keys(startKey).sort().join() !== 'pk,sk'))
    return refusal('invalid-request', { field: 'cursor', detail: 'is not a cursor of this list: leave it out to start again' });
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: startKey, ...projection(attributes) }),
  );
  const nextCursor = encodeCursor(LastEvaluatedKey);
  return ok({ items: Items.flatMap(read), ...(nextCursor !== undefined && { nextCursor }) });
};

const projection = (attributes: readonly string[] | undefined) =>
  attributes && {
    Select: 'SPECIFIC_ATTRIBUTES' as const,
    ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
  };
