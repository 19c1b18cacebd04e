import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CloudEvent } from '@onsale/contracts/event';
import type { OutboxItem } from '@onsale/runtime/outbox';
import type { TaskMessage } from '@onsale/runtime/task';

/** All that a table's outbox holds: events in the order of their versions, tasks as they were armed. */
export const storedOutbox = async (client: DynamoDBDocumentClient, TableName: string) => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const items = Items.filter(({ kind }) => kind === 'outbox') as OutboxItem[]; // as the outbox has written them
  const events = items.flatMap((item) => (item.to === 'topic' ? [JSON.parse(item.body) as CloudEvent] : []));
  const tasks = items.flatMap((item) =>
    item.to === 'task' ? [{ task: item.task, dueAt: item.dueAt, message: JSON.parse(item.body) as TaskMessage }] : [],
  );
  return { events: events.sort((one, other) => one.aggregateversion - other.aggregateversion), tasks };
};
