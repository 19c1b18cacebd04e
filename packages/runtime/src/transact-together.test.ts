import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from './table.ts';
import { transactTogether } from './transact-together.ts';

const item = (pk: string): TransactItem => ({ Put: { TableName: 'table', Item: { pk } } });
const items = (count: number, name = 'item') => Array.from({ length: count }, (_, index) => item(`${name}-${index}`));

type Manner = { readonly refuse?: (keys: readonly string[]) => Error | undefined; readonly answered?: Promise<undefined> };

/** A client that takes a transaction or refuses it as `refuse` says, not before it is `answered`, and notes the keys of each that came. */
const table = ({ refuse = () => undefined, answered }: Manner = {}) => {
  const sent: string[][] = [];
  const send = async ({ input: { TransactItems = [] } }: TransactWriteCommand) => {
    const keys = TransactItems.map(({ Put }) => String(Put?.Item?.['pk']));
    sent.push(keys);
    await answered;
    const fault = refuse(keys);
    if (fault) throw fault;
    return {};
  };
  return { sent, together: transactTogether({ send } as unknown as DynamoDBDocumentClient) }; // `send` is all that transact uses
};

const cancelled = (keys: readonly string[], lost: string) =>
  Object.assign(new Error('cancelled'), {
    CancellationReasons: keys.map((key) => ({ Code: key === lost ? 'ConditionalCheckFailed' : 'None' })),
  });

const written = { ok: true, value: undefined };

test('what is asked for side by side is one request, with an answer for each', async () => {
  const { sent, together } = table();
  const [one, other] = [items(3, 'one'), items(2, 'other')];
  expect(await Promise.all([together(one), together(other)])).toEqual([written, written]);
  expect(sent).toEqual([['one-0', 'one-1', 'one-2', 'other-0', 'other-1']]);
});

test('what is asked for later is a request of its own', async () => {
  const { sent, together } = table();
  await together([item('one')]);
  await together([item('other')]);
  expect(sent).toEqual([['one'], ['other']]);
});

test('what is asked for while another is written goes together after it', async () => {
  const answer = Promise.withResolvers<undefined>();
  const { sent, together } = table({ answered: answer.promise });
  const asked = [together([item('first')])];
  for (const pk of ['second', 'third']) {
    await new Promise(setImmediate);
    asked.push(together([item(pk)]));
  }
  await new Promise(setImmediate);
  expect(sent).toEqual([['first']]);
  answer.resolve(undefined);
  await Promise.all(asked);
  expect(sent).toEqual([['first'], ['second', 'third']]);
});

test('who is at the same item comes after, and is not cancelled by it', async () => {
  const { sent, together } = table();
  await Promise.all([together([item('same'), item('a')]), together([item('same'), item('b')]), together([item('c')])]);
  expect(sent).toEqual([
    ['same', 'a', 'c'],
    ['same', 'b'],
  ]);
});

test('one that loses against its condition loses alone, by the index of its own items', async () => {
  const { sent, together } = table({ refuse: (keys) => (keys.includes('there') ? cancelled(keys, 'there') : undefined) });
  const answers = await Promise.all([together([item('a'), item('there')]), together([item('b')]), together([item('c')])]);
  expect(answers).toEqual([{ ok: false, error: { lost: [1] } }, written, written]);
  expect(sent).toEqual([['a', 'there', 'b', 'c'], ['a', 'there'], ['b'], ['c']]);
});

test('a fault of the whole is not the fault of each', async () => {
  const { together } = table({ refuse: (keys) => (keys.length > 1 ? new Error('too much at once') : undefined) });
  expect(await Promise.all([together([item('one')]), together([item('other')])])).toEqual([written, written]);
});

test('a fault of one is thrown to that one', async () => {
  const { together } = table({ refuse: (keys) => (keys.includes('bad') ? new Error('no such item') : undefined) });
  const [good, bad] = await Promise.allSettled([together([item('good')]), together([item('bad')])]);
  expect(good).toEqual({ status: 'fulfilled', value: written });
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no such item' } });
});

test('no request has more than a hundred items, and no transaction is cut in two', async () => {
  const { sent, together } = table();
  await Promise.all([together(items(60, 'a')), together(items(60, 'b')), together(items(40, 'c'))]);
  expect(sent.map((keys) => keys.length)).toEqual([60, 100]);
});

test('a throttle is everyone’s: nobody is sent again by itself, which would make it worse', async () => {
  const throttled = Object.assign(new Error('slower, please'), { name: 'ThrottlingException' });
  const { sent, together } = table({ refuse: () => throttled });
  const answers = await Promise.allSettled([together([item('one')]), together([item('other')])]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(sent).toEqual([['one', 'other']]);
});
