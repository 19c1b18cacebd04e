import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Stack } from './shared-stack.ts';

type Item = Record<string, unknown>;

/** Looks into a stack's tables: the one thing a test does that a client could not. */
export const booksOf = ({ tables: { endpoint, accessKeyId, stage } }: Stack) => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: 'ap-northeast-2',
      credentials: { accessKeyId, secretAccessKey: accessKeyId },
    }),
  );
  const all = async (service: string, isWanted: (item: Item) => boolean): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const { Items } of paginateScan({ client }, { TableName: `onsale-${stage}-${service}`, ConsistentRead: true }))
      items.push(...((Items ?? []) as Item[]).filter(isWanted));
    return items;
  };
  const startsWith = (prefix: string) => (item: Item) => String(item['pk']).startsWith(prefix);
  return {
    units: (eventId: string) => all('inventory', startsWith(`unit#${eventId}#`)),
    ledger: (eventId: string) => all('inventory', startsWith(`ledger#unit#${eventId}#`)),
    tickets: (eventId: string) =>
      all('tickets', (item) => String(item['sk']).startsWith('ticket#') && JSON.stringify(item).includes(eventId)),
  };
};
