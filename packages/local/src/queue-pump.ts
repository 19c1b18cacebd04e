import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { failedItems } from './lambda.ts';
import type { Invoke } from './lambda.ts';
import type { AskPart } from './part-requests.ts';

/** An event source mapping between a queue and a function. */
export type QueueMapping = {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** How long a batch that is not full waits for more. */
  readonly gatherSeconds: number;
  readonly reportsFailures: boolean;
};

type Needs = {
  readonly askQueues: AskPart;
  readonly invoke: Invoke;
  readonly region: string;
  readonly signal: AbortSignal;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

/** Batches in flight for one function: offline gives each a thread of its own. */
const concurrency = 2;

const longestPoll = 20; // seconds, as SQS has it
const mostAtOnce = 10; // messages that SQS gives or takes in one request

/** Seconds until a message that failed comes back: sooner than on AWS (six times the timeout), so that nobody waits for it; its five tries take 15 s. */
export const retryDelay = (receiveCount: number): number => Math.min(receiveCount, 60);

/** Moves messages from the queue to the function until the signal ends it. */
export const pumpQueue = async (mapping: QueueMapping, needs: Needs): Promise<void> => {
  await Promise.all(Array.from({ length: mapping.gatherSeconds > 0 ? 1 : concurrency }, () => pumpBatches(mapping, needs)));
};

const pumpBatches = async (mapping: QueueMapping, needs: Needs): Promise<void> => {
  while (!needs.signal.aborted) {
    const messages = await gather(mapping, needs);
    if (messages.length > 0) await deliver(messages, mapping, needs);
  }
};

/** Keeps no process alive. */
const sleepUnref = (milliseconds: number) => sleep(milliseconds, undefined, { ref: false });

/** The messages of one batch: those of one poll, or where they are to be gathered, as many as there are and come in that time. */
const gather = async (mapping: QueueMapping, needs: Needs): Promise<Message[]> => {
  const { batchSize, gatherSeconds } = mapping;
  const messages = await receive(mapping, needs, batchSize, longestPoll);
  if (messages.length === 0 || gatherSeconds === 0) return messages;
  for (let hasWaited = false; messages.length < batchSize;) {
    const more = await receive(mapping, needs, batchSize - messages.length, 0);
    messages.push(...more);
    if (more.length > 0) continue;
    if (hasWaited) break;
    await (needs.wait ?? sleepUnref)(gatherSeconds * 1000);
    hasWaited = true;
  }
  return messages;
};

const receive = async (
  { queueUrl }: QueueMapping,
  { askQueues, signal }: Needs,
  most: number,
  seconds: number,
): Promise<Message[]> => {
  const wanted = {
    QueueUrl: queueUrl,
    MaxNumberOfMessages: Math.min(most, mostAtOnce),
    WaitTimeSeconds: seconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  };
  const { Messages = [] } = await askQueues<{ Messages?: Message[] }>('ReceiveMessage', wanted, signal);
  return Messages;
};

const deliver = async (
  messages: readonly Message[],
  mapping: QueueMapping,
  { askQueues, invoke, region }: Needs,
): Promise<void> => {
  const Records = messages.map((message) => recordOf(message, mapping, region));
  const failed = await invoke(mapping.functionName, { Records }).then(
    (answer) => failedItems(answer, mapping.reportsFailures),
    (fault: unknown) => {
      console.error(`${mapping.functionName}: ${String(fault)}`);
      return new Set(messages.map(({ MessageId = '' }) => MessageId));
    },
  );
  const [done, again] = [
    messages.filter((each) => !failed.has(each.MessageId ?? '')),
    messages.filter((each) => failed.has(each.MessageId ?? '')),
  ];
  const QueueUrl = mapping.queueUrl;
  for (const some of inRequests(done)) await askQueues('DeleteMessageBatch', { QueueUrl, Entries: some.map(entryOf) });
  for (const some of inRequests(again)) {
    const Entries = some.map((message, index) => ({
      ...entryOf(message, index),
      VisibilityTimeout: retryDelay(receiveCount(message)),
    }));
    await askQueues('ChangeMessageVisibilityBatch', { QueueUrl, Entries });
  }
};

const inRequests = (messages: readonly Message[]): Message[][] =>
  Array.from({ length: Math.ceil(messages.length / mostAtOnce) }, (_, index) =>
    messages.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );

const entryOf = ({ ReceiptHandle }: Message, index: number) => ({ Id: String(index), ReceiptHandle });

const receiveCount = ({ Attributes }: Message): number => Number(Attributes?.ApproximateReceiveCount ?? 1);

/** The message as Lambda hands it to a function. */
const recordOf = (message: Message, { queueArn }: QueueMapping, region: string): SQSRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: message.Attributes as SQSRecord['attributes'], // all of them were asked for
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, DataType = 'String' }]) => [
      name,
      { dataType: DataType, ...(StringValue !== undefined && { stringValue: StringValue }) },
    ]),
  ),
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: region,
});
