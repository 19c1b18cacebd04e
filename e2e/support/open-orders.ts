import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Stack } from './shared-stack.ts';

/** What orders keeps of an order that is not at its end, which no client is told. */
export const openOrders = ({ tables: { stage } }: Stack) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const of = (orderId: string) => ({ TableName: `onsale-${stage}-orders`, Key: { pk: orderId, sk: 'order' } });
  return {
    statusOf: async (orderId: string): Promise<unknown> => {
      const { Item } = await client.send(new GetCommand({ ...of(orderId), ConsistentRead: true }));
      return Item?.['status'];
    },
    /** Lets the sweep find it now, which it would minutes later. */
    makeOverdue: async (orderId: string): Promise<void> => {
      await client.send(
        new UpdateCommand({
          ...of(orderId),
          UpdateExpression: 'SET gsi1sk = :longAgo',
          ExpressionAttributeValues: { ':longAgo': new Date(Date.now() - 300_000).toISOString() },
        }),
      );
    },
  };
};
