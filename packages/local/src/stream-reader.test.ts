import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AskPart } from './part-requests.ts';
import { streamReader } from './stream-reader.ts';

/** A stream that hands out iterators `i1`, `i2`…, and whose first of them has grown stale. */
const clients = () => {
  let handedOut = 0;
  const read: string[] = [];
  const askStreams = ((_: string, { ShardIterator }: { ShardIterator?: string }) => {
    if (ShardIterator === undefined) return Promise.resolve({ ShardIterator: `i${++handedOut}` });
    read.push(ShardIterator);
    if (ShardIterator === 'i1') return Promise.reject(new Error('past the oldest'));
    return Promise.resolve({ Records: [{ dynamodb: { SequenceNumber: '7' } }], NextShardIterator: 'next' });
  }) as AskPart; // of two operations
  const dynamodb = { send: () => Promise.resolve({ Table: { LatestStreamArn: 'arn:stream' } }) };
  return { read, clients: { dynamodb: dynamodb as unknown as DynamoDBClient, askStreams } }; // it is asked for nothing else
};

test('an iterator that has failed is not used again: the next look starts anew from the saved place', async () => {
  const { read, clients: fakes } = clients();
  const reader = await streamReader(fakes, 'orders');
  await expect(reader.read('shard', undefined, 10)).rejects.toThrow('past the oldest');
  expect(await reader.read('shard', undefined, 10)).toHaveLength(1);
  await reader.read('shard', '7', 10);
  expect(read).toEqual(['i1', 'i2', 'next']);
});
