import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { requiredEnv } from './env.ts';
import type { OutboxItem } from './outbox.ts';
import { taskQueueVariable } from './task.ts';

/** Which item of a batch did not arrive, by its index, and why. */
export type Undelivered = { readonly index: number; readonly why: string };

/** Delivers items of one destination, no more than `largestBatch`. Answers what did not arrive; throws where nothing did. */
export type DeliverBatch = (items: readonly OutboxItem[]) => Promise<readonly Undelivered[]>;

/** What SNS and SQS take in one request; the bytes are those of the bodies, with room for what stands beside them. */
export const largestBatch = { items: 10, bytes: 240 * 1024 } as const;

/** SQS delays a message at most this long. */
const longestDelaySeconds = 900;

/** The variable that tells where an item goes: the topic, or the queue of its task. */
export const destinationOf = (item: OutboxItem): string =>
  item.to === 'topic' ? 'EVENTS_TOPIC_ARN' : taskQueueVariable(item.task);

/** Events go to the topic, tasks to their queue, no earlier than they are due. */
export const deliverBatchToAws = (clock: Clock = systemClock): DeliverBatch => {
  const sns = new SNSClient({});
  const sqs = new SQSClient({});

  const toTopic = (items: readonly OutboxItem[], TopicArn: string) =>
    sns.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: items.map((item, index) => ({
          Id: String(index),
          Message: item.body,
          ...(item.to === 'topic' && { MessageAttributes: { type: { DataType: 'String', StringValue: item.type } } }),
        })),
      }),
    );

  const delayOf = (item: OutboxItem): number => {
    const delay = item.to === 'task' ? Math.ceil((item.dueAt - clock.now()) / 1000) : 0;
    return Math.min(Math.max(delay, 0), longestDelaySeconds);
  };

  const toQueue = (items: readonly OutboxItem[], QueueUrl: string) =>
    sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: items.map((item, index) => ({ Id: String(index), MessageBody: item.body, DelaySeconds: delayOf(item) })),
      }),
    );

  return async (items) => {
    const [first] = items;
    if (!first) return [];
    const send = first.to === 'topic' ? toTopic : toQueue;
    const { Failed = [] } = await send(items, requiredEnv(destinationOf(first)));
    return Failed.map(({ Id, Code = '', Message = '' }) => ({ index: Number(Id), why: `${Code} ${Message}` }));
  };
};
