import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { deliverBatchToAws } from './deliver-batch.ts';
import type { OutboxItem } from './outbox.ts';

const before = { ...process.env };
let bodies: string[];
let answer: { status: number; body: string };

const server = createServer((request, response) => {
  void text(request).then((body) => {
    bodies.push(body);
    response.writeHead(answer.status).end(answer.body);
  });
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  bodies = [];
  answer = { status: 200, body: '{}' };
  const { port } = server.address() as AddressInfo; // it listens on TCP
  Object.assign(process.env, {
    ...{ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' },
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:1:events',
    TASK_QUEUE_EXPIRE_ORDER: 'https://sqs.eu-west-1.amazonaws.com/1/expire-order',
  });
});
afterEach(() => {
  process.env = { ...before };
});

const now = 1_800_000_000_000;
const item = { pk: 'p', sk: 's', kind: 'outbox', ttl: 1 } as const;
const event = (body: string): OutboxItem => ({ ...item, to: 'topic', type: 'onsale.orders.order-confirmed.v1', body });
const task = (dueAt: number): OutboxItem => ({ ...item, to: 'task', task: 'expireOrder', dueAt, body: '{"a":1}' });
const deliver = (items: readonly OutboxItem[]) => deliverBatchToAws({ now: () => now })(items);

describe('a batch of events', () => {
  it('goes to the topic in one request, each with its type', async () => {
    answer.body = '<PublishBatchResponse><PublishBatchResult><Failed/></PublishBatchResult></PublishBatchResponse>';
    expect(await deliver([event('{"name":"Müller & Söhne + 1 %"}'), event('{}')])).toEqual([]);
    const [form, ...others] = bodies.map((body) => Object.fromEntries(new URLSearchParams(body)));
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      Action: 'PublishBatch',
      TopicArn: 'arn:aws:sns:eu-west-1:1:events',
      'PublishBatchRequestEntries.member.1.Message': '{"name":"Müller & Söhne + 1 %"}',
      'PublishBatchRequestEntries.member.2.Id': '1',
      'PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Name': 'type',
      'PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Value.StringValue': 'onsale.orders.order-confirmed.v1',
    });
  });

  it('of which some do not arrive names them', async () => {
    answer.body = `<R><Successful><member><Id>0</Id><MessageId>m</MessageId></member></Successful><Failed>
      <member><Id>1</Id><Code>InternalError</Code><Message>later</Message><SenderFault>false</SenderFault></member>
      <member><Id>2</Id><Code>Throttled</Code></member></Failed></R>`;
    expect(await deliver([event('{}'), event('{}'), event('{}')])).toEqual([
      { index: 1, why: 'InternalError later' },
      { index: 2, why: 'Throttled ' },
    ]);
  });

  it('that is refused as a whole throws', async () => {
    answer = { status: 403, body: '<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>' };
    await expect(deliver([event('{}')])).rejects.toThrow('sns answered 403 AuthorizationError');
  });
});

describe('a batch of tasks', () => {
  it('goes to its queue, each no earlier than it is due and within what SQS can delay', async () => {
    expect(await deliver([task(now - 5), task(now + 1500), task(now + 3600_000)])).toEqual([]);
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/expire-order',
        Entries: [0, 2, 900].map((DelaySeconds, index) => ({ Id: String(index), MessageBody: '{"a":1}', DelaySeconds })),
      },
    ]);
  });

  it('of which some do not arrive names them', async () => {
    answer.body = JSON.stringify({ Failed: [{ Id: '1', Code: 'InternalError', Message: 'later', SenderFault: false }] });
    expect(await deliver([task(now), task(now)])).toEqual([{ index: 1, why: 'InternalError later' }]);
  });
});
