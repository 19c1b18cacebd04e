import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Clients } from './clients.ts';
import type { AskPart } from './part-requests.ts';
import { PlainFault } from './plain-fault.ts';
import type { StreamReader } from './stream-pump.ts';

const shardsKnownFor = 5000; // milliseconds

/** Reads the stream of a table by its API. */
export const streamReader = async (
  { dynamodb, askStreams }: Pick<Clients, 'dynamodb' | 'askStreams'>,
  tableName: string,
): Promise<StreamReader & { readonly streamArn: string }> => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: tableName }));
  const streamArn = Table?.LatestStreamArn;
  if (streamArn === undefined) throw new PlainFault(`a function reads the stream of table ${tableName}, which has none`);
  let shards: Promise<readonly string[]>;
  let askAgainAt = 0;
  const iterators = new Map<string, { after: string | undefined; next: string | undefined }>();

  return {
    streamArn,
    shards: () => {
      if (performance.now() >= askAgainAt) {
        askAgainAt = performance.now() + shardsKnownFor;
        shards = listShards(askStreams, streamArn);
        shards.catch(() => (askAgainAt = 0));
      }
      return shards;
    },
    read: async (shardId, after, limit) => {
      const held = iterators.get(shardId);
      iterators.delete(shardId); // one that fails is not used again: DynamoDB Local lets them grow stale
      // An iterator goes on only from where it stands; after a retry the place may be another.
      const iterator =
        held?.next !== undefined && held.after === after ? held.next : await iteratorAfter(askStreams, streamArn, shardId, after);
      const asked = { ShardIterator: iterator, Limit: limit };
      const { Records = [], NextShardIterator } = await askStreams<Page>('GetRecords', asked);
      const last = Records.at(-1)?.dynamodb?.SequenceNumber ?? after;
      iterators.set(shardId, { after: last, next: NextShardIterator });
      return Records.map((record) => ({ ...record, eventSourceARN: streamArn }));
    },
  };
};

/** Records as they are on the wire are as Lambda hands them to a function: times in seconds, bytes in base64. */
type Page = { readonly Records?: readonly DynamoDBRecord[]; readonly NextShardIterator?: string };

type Stream = { readonly StreamDescription?: { readonly Shards?: readonly { readonly ShardId?: string }[] } };

const listShards = async (askStreams: AskPart, StreamArn: string): Promise<string[]> => {
  const { StreamDescription } = await askStreams<Stream>('DescribeStream', { StreamArn });
  return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
};

/** From the beginning where there is no place yet: table and mapping are made together, so nothing older is skipped or repeated. */
const iteratorAfter = async (askStreams: AskPart, StreamArn: string, ShardId: string, after: string | undefined) => {
  const from = async (position: object): Promise<string | undefined> => {
    const asked = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON', ...position };
    return (await askStreams<{ ShardIterator?: string }>('GetShardIterator', asked)).ShardIterator;
  };
  try {
    return await from(after === undefined ? {} : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after });
  } catch (fault) {
    if (!(fault instanceof Error) || fault.name !== 'TrimmedDataAccessException') throw fault; // what followed the place is gone after 24 h
    return from({});
  }
};
