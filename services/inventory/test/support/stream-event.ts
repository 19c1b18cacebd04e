import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { BoxOffice } from './box-office.ts';

/** All that ever changed units, as the table's stream hands it to a function. */
export const unitChanges = async ({ table }: BoxOffice): Promise<DynamoDBStreamEvent> => {
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  const StreamArn = Table?.LatestStreamArn;
  const streams = new DynamoDBStreamsClient({ endpoint: table.endpoint });
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    let next = ShardIterator;
    for (let found = 1; next !== undefined && found > 0;) {
      const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator: next }));
      found = Records.length;
      next = NextShardIterator;
      records.push(...Records.filter(({ eventName }) => eventName === 'MODIFY').map(inSeconds));
    }
  }
  streams.destroy();
  return { Records: records.filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === 'unit') };
};

const inSeconds = (
  record: object & { dynamodb?: { ApproximateCreationDateTime?: Date | undefined } | undefined },
): DynamoDBRecord => {
  const created = record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0;
  const plain = { ...record, dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: created / 1000 } };
  return plain; // the same shape; Lambda has times as numbers
};
