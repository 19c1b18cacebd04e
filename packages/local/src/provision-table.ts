import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  AttributeDefinition,
  DynamoDBClient,
  GlobalSecondaryIndex,
  KeySchemaElement,
  StreamSpecification,
  TableDescription,
  TimeToLiveSpecification,
} from '@aws-sdk/client-dynamodb';
import type { Clients } from './clients.ts';
import type { Resource } from './cloud.ts';
import { PlainFault } from './plain-fault.ts';

/** What matters locally of a table's properties; backups, encryption and throughput do not. */
type Properties = {
  KeySchema: KeySchemaElement[];
  AttributeDefinitions: AttributeDefinition[];
  GlobalSecondaryIndexes?: GlobalSecondaryIndex[];
  StreamSpecification?: Omit<StreamSpecification, 'StreamEnabled'>;
  TimeToLiveSpecification?: TimeToLiveSpecification;
};

export const createTable = async ({ name, properties }: Resource, { dynamodb }: Clients): Promise<void> => {
  const declared = properties as Properties; // CloudFormation's shape of a table
  const existing = await describe(dynamodb, name);
  if (existing) return bringInLine(dynamodb, name, declared, existing);

  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: declared.KeySchema,
      AttributeDefinitions: declared.AttributeDefinitions,
      GlobalSecondaryIndexes: declared.GlobalSecondaryIndexes,
      StreamSpecification: declared.StreamSpecification && { StreamEnabled: true, ...declared.StreamSpecification },
    }),
  );
  if (declared.TimeToLiveSpecification) {
    await dynamodb.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: declared.TimeToLiveSpecification }),
    );
  }
};

const describe = async (dynamodb: DynamoDBClient, name: string): Promise<TableDescription | undefined> => {
  try {
    return (await dynamodb.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return undefined;
    throw fault;
  }
};

/** Adds indexes that are new. A changed key cannot be mended in place, here or in AWS. */
const bringInLine = async (dynamodb: DynamoDBClient, name: string, declared: Properties, existing: TableDescription) => {
  if (keysOf(declared.KeySchema) !== keysOf(existing.KeySchema)) {
    throw new PlainFault(`the keys of table ${name} have changed: start over with npm start -- --fresh`);
  }
  const known = new Set(existing.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const index of declared.GlobalSecondaryIndexes ?? []) {
    if (known.has(index.IndexName)) continue;
    await dynamodb.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: declared.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
  }
};

const keysOf = (schema: readonly KeySchemaElement[] = []): string =>
  schema
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`)
    .sort()
    .join();
