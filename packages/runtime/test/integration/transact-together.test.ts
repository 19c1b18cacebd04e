import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { transactTogether } from '@onsale/runtime/transact-together';
import { createTestTable } from '@onsale/testing/test-table';

const worldOf = async () => {
  const { name: TableName, client } = await createTestTable();
  let requests = 0;
  const send = (command: TransactWriteCommand) => (requests++, client.send(command));
  const keyOf = (pk: string) => ({ pk, sk: 'item' });
  const create = (pk: string): TransactItem => ({
    Put: { TableName, Item: keyOf(pk), ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const absent = (pk: string): TransactItem => ({
    ConditionCheck: { TableName, Key: keyOf(pk), ConditionExpression: 'attribute_not_exists(pk)' },
  });
  return {
    client,
    together: transactTogether({ send } as unknown as DynamoDBDocumentClient), // `send` is all that transact uses
    requests: () => requests,
    create,
    absent,
    write: (pk: string) => client.send(new PutCommand({ TableName, Item: keyOf(pk) })),
    has: async (pk: string) => (await client.send(new GetCommand({ TableName, Key: keyOf(pk) }))).Item !== undefined,
  };
};

test('the database refuses a transaction that names an item twice, be it for a check', async () => {
  const { client, create, absent, has } = await worldOf();
  const twice = transact(client, [create('order#1'), absent('event'), create('order#2'), absent('event')]);
  await expect(twice).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await has('order#1')).toBe(false);
});

test('orders that check the same event are written by one request', async () => {
  const { together, requests, create, absent, has } = await worldOf();
  const orders = ['order#1', 'order#2', 'order#3'];
  const answers = await Promise.all(orders.map((order) => together([create(order), absent('event')])));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(requests()).toBe(1);
  expect(await Promise.all(orders.map(has))).toEqual([true, true, true]);
});

test('a check that fails refuses those who asked for it, by the index of their own item, and nobody else', async () => {
  const { together, write, create, absent, has } = await worldOf();
  await write('cancelled');
  const answers = await Promise.all([
    together([create('order#1'), absent('cancelled')]),
    together([create('order#2'), absent('standing')]),
    together([absent('cancelled'), create('order#3')]),
  ]);
  expect(answers).toEqual([{ ok: false, error: { lost: [1] } }, { ok: true }, { ok: false, error: { lost: [0] } }]);
  expect(await Promise.all(['order#1', 'order#2', 'order#3'].map(has))).toEqual([false, true, false]);
});

test('of two that create the same item side by side the first does and the second is told that it is there', async () => {
  const { together, requests, create, has } = await worldOf();
  const answers = await Promise.all([
    together([create('order#1'), create('mail#1')]),
    together([create('order#1'), create('mail#2')]),
  ]);
  expect(answers).toEqual([{ ok: true }, { ok: false, error: { lost: [0] } }]);
  expect(requests()).toBe(2);
  expect(await has('mail#2')).toBe(false);
});
