import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { OutboxItem } from './outbox.ts';
import { publishOutbox } from './publish-outbox.ts';

const record = (sequence: string, body: string): DynamoDBRecord => ({
  dynamodb: {
    SequenceNumber: sequence,
    // two typings of one wire format
    NewImage: marshall({ kind: 'outbox', to: 'topic', type: 't', body }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] &
      object,
  },
});

test('records are delivered in the order of the stream', async () => {
  const delivered: string[] = [];
  const handler = publishOutbox((item: OutboxItem) => {
    delivered.push(item.body);
    return Promise.resolve();
  });
  expect(await handler({ Records: [record('1', 'a'), record('2', 'b')] })).toEqual({ batchItemFailures: [] });
  expect(delivered).toEqual(['a', 'b']);
});

test('the first failure stops the batch, so nothing overtakes it', async () => {
  const delivered: string[] = [];
  const handler = publishOutbox((item: OutboxItem) => {
    if (item.body === 'b') return Promise.reject(new Error('the topic is away'));
    delivered.push(item.body);
    return Promise.resolve();
  });
  const answer = await handler({ Records: [record('1', 'a'), record('2', 'b'), record('3', 'c')] });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  expect(delivered).toEqual(['a']);
});
