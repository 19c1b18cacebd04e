import type { DynamoDBRecord } from 'aws-lambda';
import { attributesOf } from './attributes.ts';
import type { DeliverBatch } from './deliver-batch.ts';
import { publishOutbox } from './publish-outbox.ts';

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & object;

const record = (sequence: string, item: object): DynamoDBRecord => ({
  dynamodb: { SequenceNumber: sequence, NewImage: attributesOf({ kind: 'outbox', ...item }) as Image }, // two typings of one wire format
});
const event = (sequence: string, body: string) => record(sequence, { to: 'topic', type: 't', body });
const task = (sequence: string, body: string) => record(sequence, { to: 'task', task: 'expireOrder', dueAt: 0, body });

/** Takes everything, and remembers each batch by its bodies. */
const rig = (fails: (body: string) => boolean = () => false) => {
  const batches: string[] = [];
  const deliver: DeliverBatch = (items) => {
    batches.push(items.map(({ body }) => body.slice(0, 3)).join(' '));
    return Promise.resolve(items.flatMap(({ body }, index) => (fails(body) ? [{ index, why: 'not today' }] : [])));
  };
  return { batches, handler: publishOutbox(deliver) };
};

test('items are delivered in the order of the stream, those of one destination together', async () => {
  const { batches, handler } = rig();
  const Records = [event('1', 'a'), task('2', 'later'), event('3', 'b')];
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
  expect(batches).toEqual(['a b', 'lat']);
});

test('a batch has ten items at most, and no more bytes than a request takes', async () => {
  const { batches, handler } = rig();
  await handler({ Records: Array.from({ length: 12 }, (_, index) => event(String(index), String(index))) });
  await handler({ Records: ['a', 'b', 'c'].map((letter) => event(letter, letter.repeat(100_000))) });
  expect(batches).toEqual(['0 1 2 3 4 5 6 7 8 9', '10 11', 'aaa bbb', 'ccc']);
});

test('a failure stops its destination, and everything comes again from the earliest failure on', async () => {
  const { batches, handler } = rig((body) => body === 'e3' || body === 'e5' || body === 't9');
  const events = Array.from({ length: 14 }, (_, index) => event(`e${index}`, `e${index}`));
  const Records = [...events, task('t9', 't9')];
  expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'e3' }] });
  expect(batches).toEqual(['e0 e1 e2 e3 e4 e5 e6 e7 e8 e9', 't9']);
});

test('where a request itself fails, its first item comes again and all that follow', async () => {
  const deliver: DeliverBatch = (items) =>
    items.some(({ body }) => body === '10') ? Promise.reject(new Error('the topic is away')) : Promise.resolve([]);
  const Records = Array.from({ length: 12 }, (_, index) => event(`s${index}`, String(index)));
  expect(await publishOutbox(deliver)({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 's10' }] });
});
