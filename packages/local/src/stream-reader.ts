import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Clients } from './clients.ts';
import { PlainFault } from './plain-fault.ts';
import type { StreamReader } from './stream-pump.ts';

const shardsKnownFor = 5000; // milliseconds

/** Reads the stream of a table by its API. */
export const streamReader = async (
  { dynamodb, streams }: Clients,
  tableName: string,
): Promise<StreamReader & { readonly streamArn: string }> => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: tableName }));
  const streamArn = Table?.LatestStreamArn;
  if (streamArn === undefined) throw new PlainFault(`a function reads the stream of table ${tableName}, which has none`);
  let known = { shards: [] as string[], until: 0 };
  const iterators = new Map<string, { after: string | undefined; next: string | undefined }>();

  return {
    streamArn,
    shards: async () => {
      if (performance.now() > known.until) {
        known = { shards: await listShards(streams, streamArn), until: performance.now() + shardsKnownFor };
      }
      return known.shards;
    },
    read: async (shardId, after, limit) => {
      const held = iterators.get(shardId);
      iterators.delete(shardId); // one that fails is not used again: DynamoDB Local lets them grow stale
      // An iterator goes on only from where it stands; after a retry the place may be another.
      const iterator =
        held?.next !== undefined && held.after === after ? held.next : await iteratorAfter(streams, streamArn, shardId, after);
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      const last = Records.at(-1)?.dynamodb?.SequenceNumber ?? after;
      iterators.set(shardId, { after: last, next: NextShardIterator });
      return Records.map((record) => eventRecord(record, streamArn));
    },
  };
};

const listShards = async (streams: DynamoDBStreamsClient, StreamArn: string): Promise<string[]> => {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
};

/** From the beginning where there is no place yet: table and mapping are made together, so nothing older is skipped or repeated. */
const iteratorAfter = async (streams: DynamoDBStreamsClient, StreamArn: string, ShardId: string, after: string | undefined) => {
  const from = (position: object) =>
    streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON', ...position }));
  try {
    const position = after === undefined ? {} : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    return (await from(position)).ShardIterator;
  } catch (fault) {
    if (!(fault instanceof TrimmedDataAccessException)) throw fault; // what followed the place is gone after 24 h
    return (await from({})).ShardIterator;
  }
};

/** The record as Lambda hands it to a function: times in seconds, bytes in base64. */
const eventRecord = (record: _Record, streamArn: string): DynamoDBRecord => {
  const created = record.dynamodb?.ApproximateCreationDateTime;
  const plain = {
    ...record,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: created && created.getTime() / 1000 },
    eventSourceARN: streamArn,
  };
  return JSON.parse(JSON.stringify(plain, bytesAsBase64)) as DynamoDBRecord; // the same shape, in JSON's types
};

const bytesAsBase64 = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
