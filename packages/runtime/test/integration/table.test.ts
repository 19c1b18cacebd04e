import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { transition } from '@onsale/kernel/transition';
import { loadOrCreateSecret } from '@onsale/runtime/secret-item';
import { isConditionFailure, transact, transitionUpdate } from '@onsale/runtime/table';
import { createTestTable } from '@onsale/testing/test-table';

const pay = transition({ from: ['pending', 'expired'], to: 'paid' });

const orderIn = async (status: string) => {
  const { name: TableName, client } = await createTestTable();
  const Key = { pk: 'order#1', sk: 'order' };
  await client.send(new PutCommand({ TableName, Item: { ...Key, status, version: 1 } }));
  return { TableName, Key, client };
};

test('a declared state change happens from each of its prior states and counts the version up', async () => {
  for (const status of pay.from) {
    const { TableName, Key, client } = await orderIn(status);
    await client.send(new UpdateCommand({ TableName, Key, ...transitionUpdate(pay, { paidAt: 7 }) }));
    const { Item } = await client.send(new GetCommand({ TableName, Key }));
    expect(Item).toMatchObject({ status: 'paid', version: 2, paidAt: 7 });
  }
});

test('a declared state change is refused from any other state and changes nothing', async () => {
  const { TableName, Key, client } = await orderIn('refunded');
  const refused = client.send(new UpdateCommand({ TableName, Key, ...transitionUpdate(pay) }));
  expect(await refused.then(() => false, isConditionFailure)).toBe(true);
  const { Item } = await client.send(new GetCommand({ TableName, Key }));
  expect(Item).toMatchObject({ status: 'refunded', version: 1 });
});

test('a transaction says which of its items lost, and writes none of them', async () => {
  const { TableName, client } = await orderIn('pending');
  const put = (pk: string, ConditionExpression?: string) => ({
    Put: { TableName, Item: { pk, sk: 'order' }, ...(ConditionExpression && { ConditionExpression }) },
  });
  const outcome = await transact(client, [put('order#2'), put('order#1', 'attribute_not_exists(pk)')]);
  expect(outcome).toEqual({ ok: false, error: { lost: [1] } });
  const { Item } = await client.send(new GetCommand({ TableName, Key: { pk: 'order#2', sk: 'order' } }));
  expect(Item).toBeUndefined();
});

test('a secret is made once, however many ask for it at the same time', async () => {
  const { name, client } = await createTestTable();
  let made = 0;
  const ask = () => loadOrCreateSecret(client, name, 'signing', () => `secret-${made++}`);
  const answers = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(new Set(answers).size).toBe(1);
  expect(await ask()).toBe(answers[0]);
});
