import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { systemClock } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { requiredEnv } from './env.ts';
import { log } from './logger.ts';
import type { OutboxItem } from './outbox.ts';
import { taskQueueVariable } from './task.ts';

/** SQS delays a message at most this long. */
const longestDelaySeconds = 900;

export type Deliver = (item: OutboxItem) => Promise<void>;

/** Sends an outbox item where it says: an event to the topic, a task to its queue, no earlier than it is due. */
export const deliverToAws = (clock: Clock = systemClock): Deliver => {
  const sns = new SNSClient({});
  const sqs = new SQSClient({});
  return async (item) => {
    if (item.to === 'topic') {
      const MessageAttributes = { type: { DataType: 'String', StringValue: item.type } };
      await sns.send(new PublishCommand({ TopicArn: requiredEnv('EVENTS_TOPIC_ARN'), Message: item.body, MessageAttributes }));
    } else {
      const delay = Math.ceil((item.dueAt - clock.now()) / 1000);
      const DelaySeconds = Math.min(Math.max(delay, 0), longestDelaySeconds);
      const QueueUrl = requiredEnv(taskQueueVariable(item.task));
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: item.body, DelaySeconds }));
    }
  };
};

/**
 * The stream handler of every service with an outbox. Delivers in the stream's order and stops at the first failure, so that
 * nothing overtakes; what follows comes again. A record may be delivered twice: consumers are idempotent.
 */
export const publishOutbox =
  (deliver: Deliver) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await deliver(itemOf(record));
      } catch (fault) {
        log.error('OUTBOX_DELIVERY_FAILED', fault, { sequenceNumber: record.dynamodb?.SequenceNumber });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

/** The mapping's filter lets only inserted outbox items through, and `outbox.ts` alone writes those. */
const itemOf = (record: DynamoDBRecord): OutboxItem =>
  unmarshall((record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>) as OutboxItem;
