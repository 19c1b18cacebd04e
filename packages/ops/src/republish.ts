import { sequenceNumber } from '@onsale/local/stream-pump';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Answer, Call } from './deliver-again.ts';
import type { StoredEvent } from './stored-events.ts';

/** How many events there are of each type. */
export type Counts = ReadonlyMap<string, number>;

export type Republished = {
  readonly sent: Counts;
  /** Where it stopped, if it did: everything before `at` (RFC 3339) went out. `why` is whatever was thrown, or a line. */
  readonly stopped?: { readonly at: string; readonly why: unknown };
};

/** As many as SNS takes in one request. */
const batchSize = 10;

/**
 * Gives events to the function that publishes a service's outbox, as its stream does, and stops at the first that does not go out. Some that come
 * right after that one may have gone out as well. `from` is where the events begin, RFC 3339; `tell` hears after each batch how far it got.
 */
export const republish = async (
  events: AsyncIterable<StoredEvent>,
  from: string,
  call: Call,
  tell: (sent: number, at: string) => void,
): Promise<Republished> => {
  const sent = new Map<string, number>();
  let total = 0;
  let at = from;
  try {
    for await (const batch of batchesOf(events)) {
      const [first] = batch;
      at = first.at;
      const failure = firstFailure(batch, await call(batch.map(recordOf)));
      const out = batch.slice(0, failure?.index ?? batch.length);
      for (const { type } of out) sent.set(type, (sent.get(type) ?? 0) + 1);
      if (failure) return { sent, stopped: { at: batch[failure.index]?.at ?? at, why: failure.why } };
      total += batch.length;
      tell(total, batch.at(-1)?.at ?? at);
    }
  } catch (why) {
    return { sent, stopped: { at, why } };
  }
  return { sent };
};

export const countEvents = async (events: AsyncIterable<StoredEvent>): Promise<Counts> => {
  const counts = new Map<string, number>();
  for await (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
};

type Batch = readonly [StoredEvent, ...StoredEvent[]];

async function* batchesOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<Batch> {
  let batch: [StoredEvent, ...StoredEvent[]] | undefined;
  for await (const event of events) {
    if (batch) batch.push(event);
    else batch = [event];
    if (batch.length < batchSize) continue;
    yield batch;
    batch = undefined;
  }
  if (batch) yield batch;
}

/** Its sort key stands for the place in the stream, so that a line of the function's log names the event. */
const recordOf = ({ item }: StoredEvent): DynamoDBRecord => {
  const NewImage = item as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & object; // two typings of one wire format
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: item['sk']?.S ?? '', NewImage } };
};

/** A report of what is not in the batch is one of the whole batch, as Lambda takes it. */
const firstFailure = (batch: Batch, answer: Answer): { index: number; why: string } | undefined => {
  if ('threw' in answer) return { index: 0, why: answer.threw };
  if (answer.failed.size === 0) return undefined;
  const index = batch.findIndex((event) => answer.failed.has(sequenceNumber(recordOf(event))));
  return { index: Math.max(0, index), why: 'publishOutbox reports a failure, its log says which' };
};
