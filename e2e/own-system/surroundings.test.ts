import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListBucketsCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import { loopback, portsFrom } from '@onsale/local/ports';
import { startStack } from '@onsale/local/stack';
import type { RunningStack } from '@onsale/local/stack';
import { until } from '@onsale/testing/until';
import { atSandbox, buy, buyersWay, isTicketed, orderWhen, someone } from '../support/buyer.ts';
import { codesInPdfOf, mailsTo, mailTo } from '../support/mailbox.ts';
import { firstTicketType, openEvent } from '../support/organizer.ts';
import type { OnSaleEvent } from '../support/organizer.ts';
import { basePort, describeStack } from '../support/own-stack.ts';
import { buyerApi } from '../support/shared-stack.ts';
import type { Stack } from '../support/shared-stack.ts';
import { valueOf } from '../support/value-of.ts';

const home = mkdtempSync(path.join(tmpdir(), 'onsale-surroundings-'));
const port = basePort(2);
let running: RunningStack;
let stack: Stack;
let event: OnSaleEvent;

beforeAll(async () => {
  running = await startStack({ port, home, examples: false });
  stack = describeStack(running, port);
  event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: 20 }] });
}, 120_000);

afterAll(async () => {
  await running.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Who bought, and what opens their things. */
const untold: string[] = [];

const tellNobodyOf = ({ buyer, placed, order }: Pick<Awaited<ReturnType<typeof buy>>, 'buyer' | 'placed' | 'order'>): void => {
  untold.push(buyer.name, buyer.email, placed.accessToken, ...order.tickets.map(({ code }) => code));
};

const oneTicket = () => [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];

const buyOne = async () => {
  const bought = await buy(buyerApi(stack), event.eventId, oneTicket());
  tellNobodyOf(bought);
  return bought;
};

const ops = async (...args: string[]): Promise<string> => {
  const script = ['packages/ops/src/ops.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, script, { env: { ...process.env, ONSALE_HOME: home } });
  return stdout;
};

/** Waits until a queue's DLQ holds something: the last column of `npm run ops -- queues`. */
const untilFailed = (queue: string) =>
  until(
    `a message in the DLQ of ${queue}`,
    async () => {
      const line = (await ops('queues')).split('\n').find((each) => each.startsWith(`${queue} `));
      return Number(line?.trim().split(/\s+/).at(-1)) > 0 ? true : undefined;
    },
    120_000,
  );

test('a dead mail server delays the mail and nothing else; after mending, one command brings it', async () => {
  await fetch(`${stack.mailbox}/down`, { method: 'POST' });
  const { order, buyer } = await buyOne();
  expect(order.status).toBe('confirmed');
  await untilFailed('onsale-local-notifications-follow-events');
  expect(await mailsTo(stack, buyer.email)).toEqual([]);

  await fetch(`${stack.mailbox}/up`, { method: 'POST' });
  await ops('redrive', 'onsale-local-notifications-follow-events');
  expect(await codesInPdfOf(await mailTo(stack, buyer.email))).toEqual(order.tickets.map(({ code }) => code));
}, 300_000);

test('a PDF that fails delays itself: tickets are there and valid, and after mending the mail comes with it', async () => {
  const bucket = await ticketsBucket();
  await bucket.remove();
  const { order, buyer } = await buyOne();
  expect(order.tickets[0]).toMatchObject({ status: 'valid' });
  expect(order.tickets[0]?.pdfUrl).toBeUndefined();
  await untilFailed('onsale-local-tickets-render-tickets');

  await bucket.restore();
  await ops('redrive', '--all');
  expect(await codesInPdfOf(await mailTo(stack, buyer.email))).toEqual(order.tickets.map(({ code }) => code));
}, 300_000);

test('a payment that a stream gave up comes back by one command, and buys the tickets once', async () => {
  expect(await ops('failed')).toBe('nothing was given up on local\n');
  const queue = await queueOf('payments-deliver-sandbox-webhook');
  await queue.remove();
  const buyer = someone();
  const way = buyersWay(buyerApi(stack));
  const { holdId } = await valueOf(way.hold(event.eventId, oneTicket()));
  const placed = await valueOf(way.order(holdId, buyer));
  await atSandbox(placed, 'pay');
  const listed = await until('a record that was given up', async () => givenUp(await ops('failed')), 240_000);
  expect(listed).toMatch(/ payments +publishOutbox +\d+ +21 +RetryAttemptsExhausted /);
  expect(await valueOf(way.read(placed))).toMatchObject({ status: 'pending' });

  const key = listed.split(/\s+/).at(-1) ?? '';
  await expect(ops('again', key)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('failed again') as string });
  expect(givenUp(await ops('failed'))).toBe(listed);

  await queue.restore();
  expect(await ops('again', '--all')).toMatch(/publishOutbox of payments: (\d+) of \1 brought back\n$/);
  const order = await orderWhen(buyerApi(stack), placed, 'confirmed with its tickets', isTicketed);
  tellNobodyOf({ buyer, placed, order });
  expect(await codesInPdfOf(await mailTo(stack, buyer.email))).toEqual(order.tickets.map(({ code }) => code));
  expect(await mailsTo(stack, buyer.email)).toHaveLength(1);
  expect(await ops('failed')).toBe('nothing was given up on local\n');
}, 600_000);

test('no log tells who bought while all this failed, nor what opens anything', async () => {
  const folder = path.join(home, 'logs');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  const logs = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const all = logs.join('\n');
  expect(all.match(/"MESSAGE_FAILED"/g)?.length).toBeGreaterThan(5);
  expect(untold).toHaveLength(3 * 4);
  expect([...untold, running.organizerKey].filter((each) => all.includes(each))).toEqual([]);
});

/** The first of what `npm run ops -- failed` lists below its heading. */
const givenUp = (printed: string): string | undefined => printed.trimEnd().split('\n')[1];

const embedded = () => ({
  endpoint: `http://${loopback}:${portsFrom(port).messaging}`,
  region: 'ap-northeast-2',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** A queue that a service gives itself work in: without it, its stream's records cannot be delivered. */
const queueOf = async (name: string) => {
  const client = new SQSClient({ ...embedded(), useQueueUrlAsEndpoint: false });
  const QueueName = `onsale-local-${name}`;
  const QueueUrl = `${embedded().endpoint}/000000000000/${QueueName}`;
  const AttributeNames: QueueAttributeName[] = ['VisibilityTimeout', 'MessageRetentionPeriod', 'RedrivePolicy'];
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return {
    remove: () => client.send(new DeleteQueueCommand({ QueueUrl })),
    restore: () => client.send(new CreateQueueCommand({ QueueName, Attributes })),
  };
};

/** The bucket that PDFs are kept in: without it, drawing one throws. */
const ticketsBucket = async () => {
  const client = new S3Client({ ...embedded(), forcePathStyle: true });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const Bucket = Buckets.map(({ Name = '' }) => Name).find((name) => name.includes('tickets'));
  if (Bucket === undefined) throw new Error('There is no tickets bucket');
  return {
    remove: async () => {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
        for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
      await client.send(new DeleteBucketCommand({ Bucket }));
    },
    restore: () => client.send(new CreateBucketCommand({ Bucket })),
  };
};
