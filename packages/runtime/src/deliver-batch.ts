import { systemClock } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { awsHost, awsSender, emulatorOf } from './aws-requests.ts';
import { requiredEnv } from './env.ts';
import { mostBodyBytes } from './outbox.ts';
import type { OutboxItem } from './outbox.ts';
import { taskQueueVariable } from './task.ts';

/** Which item of a batch did not arrive, by its index, and why. */
export type Undelivered = { readonly index: number; readonly why: string };

/** Delivers items of one destination, no more than `largestBatch`. Answers what did not arrive; throws where nothing did. */
export type DeliverBatch = (items: readonly OutboxItem[]) => Promise<readonly Undelivered[]>;

/** What SNS and SQS take in one request; as many bytes as in a single message, which are those of the bodies, with room for what stands beside them. */
export const largestBatch = { items: 10, bytes: mostBodyBytes } as const;

/** SQS delays a message at most this long. */
const longestDelaySeconds = 900;

/** The variable that tells where an item goes: the topic, or the queue of its task. */
export const destinationOf = (item: OutboxItem): string =>
  item.to === 'topic' ? 'EVENTS_TOPIC_ARN' : taskQueueVariable(item.task);

/** Events go to the topic, tasks to their queue, no earlier than they are due. */
export const deliverBatchToAws = (clock: Clock = systemClock): DeliverBatch => {
  const askTopics = awsSender('sns');
  const askQueues = awsSender('sqs');

  /** In SNS' own protocol: a form, answered with XML. */
  const toTopic = async (items: readonly OutboxItem[], topicArn: string): Promise<Undelivered[]> => {
    const form = new URLSearchParams({ Action: 'PublishBatch', Version: '2010-03-31', TopicArn: topicArn });
    for (const [index, item] of items.entries()) {
      const entry = `PublishBatchRequestEntries.member.${index + 1}`;
      form.append(`${entry}.Id`, String(index));
      form.append(`${entry}.Message`, item.body);
      if (item.to !== 'topic') continue;
      form.append(`${entry}.MessageAttributes.entry.1.Name`, 'type');
      form.append(`${entry}.MessageAttributes.entry.1.Value.DataType`, 'String');
      form.append(`${entry}.MessageAttributes.entry.1.Value.StringValue`, item.type);
    }
    const answer = await askTopics({
      method: 'POST',
      url: new URL(emulatorOf('sns') ?? `https://${awsHost('sns')}`),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    return refusedIn(answer.toString());
  };

  const delayOf = (item: OutboxItem): number => {
    const delay = item.to === 'task' ? Math.ceil((item.dueAt - clock.now()) / 1000) : 0;
    return Math.min(Math.max(delay, 0), longestDelaySeconds);
  };

  const toQueue = async (items: readonly OutboxItem[], QueueUrl: string): Promise<Undelivered[]> => {
    const Entries = items.map((item, index) => ({ Id: String(index), MessageBody: item.body, DelaySeconds: delayOf(item) }));
    const answer = await askQueues({
      method: 'POST',
      url: new URL(emulatorOf('sqs') ?? new URL(QueueUrl).origin),
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch' },
      body: JSON.stringify({ QueueUrl, Entries }),
    });
    const { Failed = [] } = JSON.parse(answer.toString()) as { Failed?: Refused[] }; // SQS' JSON
    return Failed.map(({ Id, Code = '', Message = '' }) => ({ index: Number(Id), why: `${Code} ${Message}` }));
  };

  return async (items) => {
    const [first] = items;
    if (!first) return [];
    const send = first.to === 'topic' ? toTopic : toQueue;
    return send(items, requiredEnv(destinationOf(first)));
  };
};

type Refused = { readonly Id: string; readonly Code?: string; readonly Message?: string };

/** What SNS did not take. Ids are ours and codes are words, so that nothing in them is escaped. */
const refusedIn = (xml: string): Undelivered[] => {
  const [, failed = ''] = /<Failed>(.*)<\/Failed>/s.exec(xml) ?? [];
  const valueOf = (member: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(member)?.[1] ?? '';
  return failed
    .split('</member>')
    .filter((member) => member.includes('<Id>'))
    .map((member) => ({ index: Number(valueOf(member, 'Id')), why: `${valueOf(member, 'Code')} ${valueOf(member, 'Message')}` }));
};
