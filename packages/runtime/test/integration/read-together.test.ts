import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BatchGetCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { readTogether } from '@onsale/runtime/read-together';
import { createTestTable } from '@onsale/testing/test-table';

const keyOf = (pk: string) => ({ pk, sk: 'item' });

/** Items `a`, `b` and `c`, and a reader whose batches fail where that is said. */
const worldOf = async ({ batchesFail }: { readonly batchesFail?: Error } = {}) => {
  const { name, client } = await createTestTable();
  for (const pk of ['a', 'b', 'c']) await client.send(new PutCommand({ TableName: name, Item: { ...keyOf(pk), is: pk } }));
  const sent: string[] = [];
  const send = (command: BatchGetCommand | GetCommand) => {
    sent.push(command.constructor.name);
    if (batchesFail && 'RequestItems' in command.input) return Promise.reject(batchesFail);
    return client.send(command as GetCommand); // the overloads know each, but not the two
  };
  return { sent, read: readTogether({ send } as unknown as DynamoDBDocumentClient, name) }; // `send` is all that it uses
};

test('what is read side by side is one request, and each gets its own item or none', async () => {
  const { sent, read } = await worldOf();
  const found = await Promise.all(['b', 'none', 'a', 'b'].map((pk) => read(keyOf(pk))));
  expect(found.map((item) => item?.['is'])).toEqual(['b', undefined, 'a', 'b']);
  expect(sent).toEqual(['BatchGetCommand']);
});

test('one alone is read by itself, as is what is read later', async () => {
  const { sent, read } = await worldOf();
  expect(await read(keyOf('a'))).toMatchObject({ is: 'a' });
  expect(await read(keyOf('b'))).toMatchObject({ is: 'b' });
  expect(sent).toEqual(['GetCommand', 'GetCommand']);
});

test('where all cannot be read at once, each is read by itself', async () => {
  const { sent, read } = await worldOf({ batchesFail: new Error('not allowed') });
  const found = await Promise.all(['a', 'c'].map((pk) => read(keyOf(pk))));
  expect(found).toMatchObject([{ is: 'a' }, { is: 'c' }]);
  expect(sent).toEqual(['BatchGetCommand', 'GetCommand', 'GetCommand']);
});

test('where the table takes no more, nobody makes it worse with a request of their own', async () => {
  const throttled = Object.assign(new Error('slower, please'), { name: 'ThrottlingException' });
  const { sent, read } = await worldOf({ batchesFail: throttled });
  const answers = await Promise.allSettled(['a', 'c'].map((pk) => read(keyOf(pk))));
  expect(answers).toMatchObject([{ reason: throttled }, { reason: throttled }]);
  expect(sent).toEqual(['BatchGetCommand']);
});

test('more than one request takes is read all the same', async () => {
  const { read } = await worldOf();
  const found = await Promise.all(Array.from({ length: 101 }, (_, index) => read(keyOf(index === 100 ? 'c' : `none-${index}`))));
  expect(found.filter(Boolean)).toMatchObject([{ is: 'c' }]);
});
