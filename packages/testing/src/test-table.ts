import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '@onsale/runtime/table';

/**
 * A fresh table of the shape that every service has (pk, sk, index gsi1, stream), and the second index of orders, on the embedded DynamoDB.
 * Sets `TABLE_NAME`, `SERVICE` and `EVENTS_TOPIC_ARN` as the functions of a service find them.
 */
export const createTestTable = async (
  service = 'orders',
): Promise<{ name: string; client: DynamoDBDocumentClient; endpoint: string }> => {
  const endpoint = process.env['DYNAMODB_TEST_ENDPOINT'];
  if (!endpoint) throw new Error('DYNAMODB_TEST_ENDPOINT is missing: run this test in the jest project "integration"');
  process.env['AWS_REGION'] = 'ap-northeast-2';
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;

  const base = new DynamoDBClient({ endpoint });
  const name = `test-${service}-${randomUUID()}`;
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await base.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk'), text('gsi1pk'), text('gsi1sk'), text('gsi2pk'), text('gsi2sk')],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'gsi2',
          KeySchema: [
            { AttributeName: 'gsi2pk', KeyType: 'HASH' },
            { AttributeName: 'gsi2sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  Object.assign(process.env, { TABLE_NAME: name, SERVICE: service, STAGE: 'test' });
  return { name, client: documentClient(), endpoint };
};
