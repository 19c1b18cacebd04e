import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Stack } from './shared-stack.ts';

export type Item = Record<string, unknown>;

/** Writes into a service's table behind its back, as a fault would. */
export const plantIn = ({ tables: { endpoint, accessKeyId, stage } }: Stack, service: string) => {
  const credentials = { accessKeyId, secretAccessKey: accessKeyId };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'ap-northeast-2', credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const TableName = `onsale-${stage}-${service}`;
  const keyOf = ({ pk, sk }: Item) => ({ pk, sk });
  return {
    find: async (key: { pk: string; sk: string }): Promise<Item> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }));
      if (!Item) throw new Error(`There is no ${key.pk} ${key.sk}`);
      return Item;
    },
    put: async (item: Item): Promise<void> => {
      await client.send(new PutCommand({ TableName, Item: item }));
    },
    remove: async (item: Item): Promise<void> => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(item) }));
    },
  };
};
