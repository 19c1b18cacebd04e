import type { DynamoDBStreamEvent } from 'aws-lambda';
import { streamBatchHandler, streamHandler } from './stream-handler.ts';

type Lamp = { readonly lamp?: string };

/** Each lamp was off and has its name now. */
const lit = (...lamps: string[]): DynamoDBStreamEvent => ({
  Records: lamps.map((lamp, index) => ({
    eventName: 'MODIFY',
    dynamodb: {
      SequenceNumber: `sequence-${index}`,
      ApproximateCreationDateTime: 1_800_000_000,
      NewImage: { lamp: { S: lamp } },
    },
  })),
});

test('a change is handed over as items, with its time in milliseconds', async () => {
  const seen: unknown[] = [];
  const handler = streamHandler<Lamp>((change) => Promise.resolve(void seen.push(change)));
  expect(await handler(lit('a'))).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual([{ before: {}, after: { lamp: 'a' }, at: 1_800_000_000_000 }]);
});

test('a batch comes again from its first failure on, and the others of it are done', async () => {
  const done: (string | undefined)[] = [];
  const handler = streamHandler<Lamp>(({ after: { lamp } }) =>
    lamp === 'broken' ? Promise.reject(new Error('no bulb')) : Promise.resolve(void done.push(lamp)),
  );
  expect(await handler(lit('a', 'broken', 'c', 'broken'))).toEqual({ batchItemFailures: [{ itemIdentifier: 'sequence-1' }] });
  expect(done).toEqual(['a', 'c']);
});

test('a batch is handed over whole, and comes again whole when that fails', async () => {
  const seen: unknown[] = [];
  const answers = streamBatchHandler((items) => Promise.resolve(void seen.push(...items)));
  expect(await answers(lit('a', 'b'))).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual([{ lamp: 'a' }, { lamp: 'b' }]);
  const fails = streamBatchHandler(() => Promise.reject(new Error('no bulb')));
  expect(await fails(lit('a', 'b'))).toEqual({ batchItemFailures: [{ itemIdentifier: 'sequence-0' }] });
});
