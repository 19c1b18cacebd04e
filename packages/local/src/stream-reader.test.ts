import { TrimmedDataAccessException } from '@aws-sdk/client-dynamodb-streams';
import type { Clients } from './clients.ts';
import { streamReader } from './stream-reader.ts';

/** A stream that hands out iterators `i1`, `i2`…, and whose first of them has grown stale. */
const clients = () => {
  let handedOut = 0;
  const read: string[] = [];
  const streams = {
    send: (command: { input: { ShardIterator?: string } }) => {
      const { ShardIterator } = command.input;
      if (ShardIterator === undefined) return Promise.resolve({ ShardIterator: `i${++handedOut}` });
      read.push(ShardIterator);
      if (ShardIterator === 'i1') {
        return Promise.reject(new TrimmedDataAccessException({ message: 'past the oldest', $metadata: {} }));
      }
      return Promise.resolve({ Records: [{ dynamodb: { SequenceNumber: '7' } }], NextShardIterator: 'next' });
    },
  };
  const dynamodb = { send: () => Promise.resolve({ Table: { LatestStreamArn: 'arn:stream' } }) };
  return { read, clients: { dynamodb, streams } as unknown as Clients }; // what a reader uses of them
};

test('an iterator that has failed is not used again: the next look starts anew from the saved place', async () => {
  const { read, clients: fakes } = clients();
  const reader = await streamReader(fakes, 'orders');
  await expect(reader.read('shard', undefined, 10)).rejects.toThrow('past the oldest');
  expect(await reader.read('shard', undefined, 10)).toHaveLength(1);
  await reader.read('shard', '7', 10);
  expect(read).toEqual(['i1', 'i2', 'next']);
});
