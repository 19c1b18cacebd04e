import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CloudEvent } from '@onsale/contracts/event';
import type { OutboxItem } from '@onsale/runtime/outbox';
import type { TaskMessage } from '@onsale/runtime/task';
import type { Message } from './memory-outbox.ts';

/** All that a table's outbox holds, in no order. */
export const storedMessages = async (client: DynamoDBDocumentClient, TableName: string): Promise<Message[]> => {
  const messages: Message[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    for (const item of Items.filter(({ kind }) => kind === 'outbox')) messages.push(messageOf(item as OutboxItem)); // `outbox.ts` wrote it
  return messages;
};

const messageOf = (item: OutboxItem): Message => {
  if (item.to === 'topic') return { to: 'topic', event: JSON.parse(item.body) as CloudEvent };
  const { data } = JSON.parse(item.body) as TaskMessage;
  return { to: 'task', task: item.task, data, dueAt: item.dueAt };
};

/** What messages say, whoever made them, without what is drawn afresh each time; in an order of its own. */
export const gistOf = (messages: readonly Message[]): object[] =>
  messages
    .map((message) => {
      if (message.to === 'task') return message;
      const { type, subject, aggregateversion, data } = message.event;
      return { type, subject, aggregateversion, data };
    })
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
