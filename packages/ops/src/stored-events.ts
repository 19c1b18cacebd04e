import { DynamoDBServiceException, paginateQuery, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import { PlainFault } from '@onsale/local/plain-fault';
import { outboxPartition, outboxShards } from '@onsale/runtime/outbox';

/** What was told from `since` on and before `until`, both in epoch milliseconds; of one type of event, or of all. */
export type Told = { readonly since: number; readonly until: number; readonly type?: string };

/** An event in a service's outbox. */
export type StoredEvent = {
  /** When it was written, RFC 3339. */
  readonly at: string;
  readonly type: string;
  readonly item: Readonly<Record<string, AttributeValue>>;
};

const day = 24 * 3600 * 1000;

/**
 * The events in the outbox of a table, oldest first, read as they are asked for; no tasks. Throws a PlainFault where the table is not there or
 * may not be read.
 */
export async function* storedEvents(dynamodb: DynamoDBClient, table: string, told: Told): AsyncGenerator<StoredEvent> {
  try {
    for (let start = told.since - (told.since % day); start < told.until; start += day) {
      const partitions = Array.from({ length: outboxShards }, (_, shard) => outboxPartition(start, shard));
      yield* oldestFirst(partitions.map((partition) => eventsOf(dynamodb, table, partition, told)));
    }
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) throw new PlainFault(`there is no table ${table}`);
    if (fault instanceof DynamoDBServiceException) throw new PlainFault(`the table ${table}: ${fault.name}: ${fault.message}`);
    throw fault;
  }
}

/** A sort key is its time and an id, so it comes after that time alone: the range includes `since` and not `until`. */
async function* eventsOf(
  client: DynamoDBClient,
  TableName: string,
  partition: string,
  { since, until, type }: Told,
): AsyncGenerator<StoredEvent> {
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: 'pk = :partition AND sk BETWEEN :since AND :until',
      FilterExpression: type === undefined ? '#to = :topic' : '#to = :topic AND #type = :type',
      ExpressionAttributeNames: { '#to': 'to', ...(type !== undefined && { '#type': 'type' }) },
      ExpressionAttributeValues: {
        ':partition': { S: partition },
        ':since': { S: rfc3339(since) },
        ':until': { S: rfc3339(until) },
        ':topic': { S: 'topic' },
        ...(type !== undefined && { ':type': { S: type } }),
      },
    },
  );
  for await (const { Items = [] } of pages)
    for (const item of Items) yield { at: item['sk']?.S?.split('#')[0] ?? '', type: item['type']?.S ?? '', item };
}

/** Each of the sources is in order by itself. */
async function* oldestFirst(sources: readonly AsyncGenerator<StoredEvent>[]): AsyncGenerator<StoredEvent> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })));
  for (;;) {
    let oldest: { source: AsyncGenerator<StoredEvent>; next: IteratorYieldResult<StoredEvent> } | undefined;
    for (const { source, next } of heads)
      if (next.done !== true && (!oldest || next.value.at < oldest.next.value.at)) oldest = { source, next };
    if (!oldest) return;
    yield oldest.next.value;
    const { source } = oldest;
    const next = await source.next();
    for (const head of heads) if (head.source === source) head.next = next;
  }
}
