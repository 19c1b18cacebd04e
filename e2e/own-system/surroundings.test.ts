import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
import { loopback, portsFrom } from '@onsale/local/ports';
import { startStack } from '@onsale/local/stack';
import type { RunningStack } from '@onsale/local/stack';
import { until } from '@onsale/testing/until';
import { buy } from '../support/buyer.ts';
import { codesInPdfOf, mailsTo, mailTo } from '../support/mailbox.ts';
import { firstTicketType, openEvent } from '../support/organizer.ts';
import type { OnSaleEvent } from '../support/organizer.ts';
import { basePort, describeStack } from '../support/own-stack.ts';
import { buyerApi } from '../support/shared-stack.ts';
import type { Stack } from '../support/shared-stack.ts';

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

const buyOne = () => buy(buyerApi(stack), event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }]);

const ops = async (...args: string[]): Promise<string> => {
  const script = ['packages/local/src/ops.ts', ...args];
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

/** The bucket that PDFs are kept in: without it, drawing one throws. */
const ticketsBucket = async () => {
  const client = new S3Client({
    endpoint: `http://${loopback}:${portsFrom(port).messaging}`,
    region: 'ap-northeast-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
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
