import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient, happens } from './table.ts';

type Asked = { readonly headers: IncomingHttpHeaders; readonly body: Record<string, unknown> };
type Answer = readonly [status: number, body: object] | 'broken off';

const own = ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ENDPOINT_URL_DYNAMODB'] as const;
const before = own.map((name) => [name, process.env[name]] as const);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  for (const [name, value] of before) if (value === undefined) Reflect.deleteProperty(process.env, name);
});

/** A DynamoDB that gives the answers in turn, and a client of it. */
const rig = async (...answers: Answer[]) => {
  const asked: Asked[] = [];
  const answer = (outgoing: ServerResponse) => {
    const next = answers[asked.length - 1] ?? [500, {}];
    if (next === 'broken off') outgoing.destroy();
    else outgoing.writeHead(next[0]).end(JSON.stringify(next[1]));
  };
  const server = createServer((incoming, outgoing) => {
    let text = '';
    incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
    incoming.on('end', () => {
      asked.push({ headers: incoming.headers, body: JSON.parse(text) as Asked['body'] }); // the client writes objects
      answer(outgoing);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  });
  return { client: documentClient(), asked };
};

const TableName = 'table';
const Key = { pk: 'a', sk: 'b' };

test('a request is signed, and its items are DynamoDB’s', async () => {
  const { client, asked } = await rig([200, {}]);
  await client.send(new PutCommand({ TableName, Item: { ...Key, price: { amount: 5500, tags: ['x'] }, none: undefined } }));
  expect(asked[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.PutItem');
  expect(asked[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-west-1\/dynamodb\/aws4_request, /);
  expect(asked[0]?.body).toEqual({
    TableName,
    Item: { pk: { S: 'a' }, sk: { S: 'b' }, price: { M: { amount: { N: '5500' }, tags: { L: [{ S: 'x' }] } } } },
  });
});

test('answers are plain values', async () => {
  const item = { pk: { S: 'a' }, on: { BOOL: true }, at: { N: '7' } };
  const { client } = await rig(
    [200, { Item: item }],
    [200, { Items: [item], LastEvaluatedKey: { pk: { S: 'a' } } }],
    [200, { Responses: { table: [item] } }],
  );
  const plain = { pk: 'a', on: true, at: 7 };
  expect((await client.send(new GetCommand({ TableName, Key }))).Item).toEqual(plain);
  const page = await client.send(new QueryCommand({ TableName, ExpressionAttributeValues: { ':pk': 'a' } }));
  expect(page).toMatchObject({ Items: [plain], LastEvaluatedKey: { pk: 'a' } });
  const batch = await client.send(new BatchGetCommand({ RequestItems: { table: { Keys: [Key] } } }));
  expect(batch.Responses).toEqual({ table: [plain] });
});

test('a refusal has DynamoDB’s name and what it tells, and is not tried again', async () => {
  const refusal = {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'no',
    Item: { pk: { S: 'a' } },
  };
  const { client, asked } = await rig([400, refusal]);
  await expect(client.send(new PutCommand({ TableName, Item: Key }))).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    message: 'no',
    Item: { pk: { S: 'a' } },
  });
  expect(asked).toHaveLength(1);
});

test('what passes is tried three times in all: a throttle, a fault of DynamoDB, a connection that broke off', async () => {
  const throttled: Answer = [400, { __type: 'x#ProvisionedThroughputExceededException' }];
  const mended = await rig(throttled, 'broken off', [200, { Item: { pk: { S: 'a' } } }]);
  expect((await mended.client.send(new GetCommand({ TableName, Key }))).Item).toEqual({ pk: 'a' });
  const lasting = await rig([500, {}], [503, {}], throttled, [200, {}]);
  await expect(lasting.client.send(new GetCommand({ TableName, Key }))).rejects.toMatchObject({
    name: 'ProvisionedThroughputExceededException',
  });
  expect(lasting.asked).toHaveLength(3);
});

test('a plain write that meets a transaction at its item is tried again, a condition that failed is not', async () => {
  const conflict: Answer = [400, { __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException' }];
  const mended = await rig(conflict, conflict, [200, {}]);
  expect(await happens(mended.client.send(new PutCommand({ TableName, Item: Key })))).toBe(true);
  const lost = await rig(conflict, [400, { __type: 'x#ConditionalCheckFailedException' }]);
  expect(await happens(lost.client.send(new PutCommand({ TableName, Item: Key })))).toBe(false);
  expect(lost.asked).toHaveLength(2);
});

test('a transaction keeps its token when it is sent again, so that it is done once', async () => {
  const { client, asked } = await rig('broken off', [200, {}], [200, {}]);
  const transaction = () => client.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key } }] }));
  await transaction();
  await transaction();
  const tokens = asked.map(({ body }) => body['ClientRequestToken']);
  expect(tokens[0]).toEqual(expect.any(String));
  expect(tokens[1]).toBe(tokens[0]);
  expect(tokens[2]).not.toBe(tokens[0]);
  expect(asked[0]?.body['TransactItems']).toEqual([{ Delete: { TableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } } } }]);
});
