import { createHash, randomUUID } from 'node:crypto';
import type { CloudEvent, DataOf, EventSpec, ServiceName } from '@onsale/contracts/event';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { currentCorrelationId } from './correlation.ts';
import { requiredEnv } from './env.ts';
import type { TransactItem } from './table.ts';
import type { TaskMessage, TaskSpec, TaskDataOf } from './task.ts';

/** Two weeks in which an event can be published again (`npm run ops -- republish`); DynamoDB streams keep a day only. */
export const outboxKeptSeconds = 14 * 24 * 3600;

/** A day's items lie on this many partition keys, each good for 1,000 writes a second. */
export const outboxShards = 16;

/**
 * Bytes of an item's body: SNS and SQS take 256 kB in one message with its attributes. What is more could never be delivered, and whatever comes after it
 * would wait behind it until the stream gives it up.
 */
export const mostBodyBytes = 240 * 1024;

/** An item that the publisher takes from the table's stream: an event for the topic, or a task for a queue of the service. */
export type OutboxItem = {
  readonly pk: string;
  readonly sk: string;
  readonly kind: 'outbox';
  readonly ttl: number;
} & (
  | { readonly to: 'topic'; readonly type: string; readonly body: string }
  | { readonly to: 'task'; readonly task: string; readonly dueAt: number; readonly body: string }
);

/**
 * Makes what tells of a change. Write it in the same transaction as the change: both happen, or neither. Throws where the body is more than
 * `mostBodyBytes`, so that neither does.
 */
export type Outbox<Item = TransactItem> = {
  /** `version` is the subject's after the change. */
  event<E extends EventSpec>(event: E, fact: { subject: string; version: number; data: DataOf<E> }): Item;
  /** `dueAt` in epoch milliseconds, at most 15 minutes ahead (the longest delay of SQS); now, unless said. */
  task<T extends TaskSpec>(task: T, data: TaskDataOf<T>, dueAt?: number): Item;
};

export const outbox = (clock: Clock, tableName: string): Outbox => {
  const put = (id: string, content: OutboxContent): TransactItem => {
    const bytes = Buffer.byteLength(content.body);
    if (bytes > mostBodyBytes)
      throw new Error(
        `${content.to === 'topic' ? content.type : content.task} is ${bytes} bytes: a message takes ${mostBodyBytes}`,
      );
    return { Put: { TableName: tableName, Item: { ...keysOf(id, clock.now()), ...content } satisfies OutboxItem } };
  };
  return {
    event: (event, fact) => {
      const id = randomUUID();
      const envelope: CloudEvent = {
        specversion: '1.0',
        id,
        source: `/onsale/${requiredEnv('SERVICE') as ServiceName}`, // set by the shared provider.yml
        type: event.type,
        subject: fact.subject,
        time: rfc3339(clock.now()),
        datacontenttype: 'application/json',
        aggregateversion: fact.version,
        correlationid: currentCorrelationId(),
        data: fact.data,
      };
      return put(id, { to: 'topic', type: event.type, body: JSON.stringify(envelope) });
    },

    task: (task, data, dueAt = clock.now()) => {
      const id = randomUUID();
      const message: TaskMessage = { id, task: task.name, correlationId: currentCorrelationId(), data };
      return put(id, { to: 'task', task: task.name, dueAt, body: JSON.stringify(message) });
    },
  };
};

type OutboxContent = { to: 'topic'; type: string; body: string } | { to: 'task'; task: string; dueAt: number; body: string };

const keysOf = (id: string, now: number) => {
  const shard = (createHash('sha1').update(id).digest()[0] ?? 0) % outboxShards;
  return {
    pk: outboxPartition(now, shard),
    sk: `${rfc3339(now)}#${id}`,
    kind: 'outbox' as const,
    ttl: Math.floor(now / 1000) + outboxKeptSeconds,
  };
};

/** One of a day's partition keys; `shard` from 0 to `outboxShards` - 1. */
export const outboxPartition = (epochMilliseconds: number, shard: number): string =>
  `outbox#${rfc3339(epochMilliseconds).slice(0, 10)}#${shard}`;
