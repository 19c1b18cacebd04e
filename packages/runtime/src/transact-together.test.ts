import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from './table.ts';
import { transactTogether } from './transact-together.ts';

const item = (pk: string): TransactItem => ({ Put: { TableName: 'table', Item: { pk } } });
const items = (count: number, name = 'item') => Array.from({ length: count }, (_, index) => item(`${name}-${index}`));

/** A client that takes a transaction or refuses it as `refuse` says, and notes the keys of each that came. */
const table = (refuse: (keys: readonly string[]) => Error | undefined = () => undefined) => {
  const sent: string[][] = [];
  const send = ({ input: { TransactItems = [] } }: TransactWriteCommand) => {
    const keys = TransactItems.map(({ Put }) => String(Put?.Item?.['pk']));
    sent.push(keys);
    const fault = refuse(keys);
    return fault ? Promise.reject(fault) : Promise.resolve({});
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

test('one that loses against its condition loses alone, by the index of its own items', async () => {
  const { sent, together } = table((keys) => (keys.includes('there') ? cancelled(keys, 'there') : undefined));
  const answers = await Promise.all([together([item('a'), item('there')]), together([item('b')]), together([item('c')])]);
  expect(answers).toEqual([{ ok: false, error: { lost: [1] } }, written, written]);
  expect(sent).toEqual([['a', 'there', 'b', 'c'], ['a', 'there'], ['b'], ['c']]);
});

test('a fault of the whole is not the fault of each', async () => {
  const { together } = table((keys) => (keys.length > 1 ? new Error('the same item twice') : undefined));
  expect(await Promise.all([together([item('same')]), together([item('same')])])).toEqual([written, written]);
});

test('a fault of one is thrown to that one', async () => {
  const { together } = table((keys) => (keys.includes('bad') ? new Error('no such item') : undefined));
  const [good, bad] = await Promise.allSettled([together([item('good')]), together([item('bad')])]);
  expect(good).toEqual({ status: 'fulfilled', value: written });
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no such item' } });
});

test('no request has more than a hundred items, and no transaction is cut in two', async () => {
  const { sent, together } = table();
  await Promise.all([together(items(60, 'a')), together(items(60, 'b')), together(items(40, 'c'))]);
  expect(sent.map((keys) => keys.length)).toEqual([60, 100]);
});
