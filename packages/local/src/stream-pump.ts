import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { passes } from './filter-pattern.ts';
import { failedItems } from './lambda.ts';
import type { Invoke } from './lambda.ts';
import type { Places } from './place.ts';

/** An event source mapping between a table's stream and a function. */
export type StreamMapping = {
  readonly tableName: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** Between two looks at the stream. */
  readonly gatherSeconds: number;
  readonly filterPatterns: readonly unknown[];
  readonly reportsFailures: boolean;
  readonly bisects: boolean;
  /** Tries after the first; a batch that fails them all goes to `onFailure`. */
  readonly retries: number;
  readonly longestAgeSeconds: number;
};

/** What a pump reads: the records after a place, oldest first, and the shards there are. */
export type StreamReader = {
  shards(): Promise<readonly string[]>;
  read(shardId: string, after: string | undefined, limit: number): Promise<readonly DynamoDBRecord[]>;
};

export type StreamNeeds = {
  readonly reader: StreamReader;
  /** Until the next look at the stream: all that follow it rest until the last of them has rested, so that one look serves them all. */
  readonly rest: () => Promise<unknown>;
  readonly places: Places;
  readonly invoke: Invoke;
  /** Keeps records that no try could deliver. */
  readonly onFailure: (shardId: string, records: readonly DynamoDBRecord[], tries: number) => Promise<void>;
  readonly signal: AbortSignal;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly now?: () => number;
};

const readLimit = 1000; // records, the most that DynamoDB gives at once
const longestBackoff = 5000; // milliseconds

/** Moves records from the stream to the function, in order, until the signal ends it. The place is saved after the delivery. */
export const pumpStream = async (mapping: StreamMapping, needs: StreamNeeds): Promise<void> => {
  const wait = needs.wait ?? sleep;
  while (!needs.signal.aborted) {
    const taken = await pumpOnce(mapping, needs);
    if (taken >= readLimit) continue;
    // What comes meanwhile is one batch, as behind AWS' four polls a second.
    await (mapping.gatherSeconds > 0 ? wait(mapping.gatherSeconds * 1000) : needs.rest());
  }
};

/** One look at every shard; answers how many records were taken. */
export const pumpOnce = async (mapping: StreamMapping, needs: StreamNeeds): Promise<number> => {
  let taken = 0;
  for (const shardId of await needs.reader.shards()) {
    const records = await needs.reader.read(shardId, needs.places.of(shardId), readLimit);
    const wanted = records.filter((record) => passes(mapping.filterPatterns, record));
    for (let from = 0; from < wanted.length; from += mapping.batchSize) {
      const batch = wanted.slice(from, from + mapping.batchSize);
      await deliver(shardId, batch, 1, mapping, needs);
      if (needs.signal.aborted) return taken; // what was not delivered comes again
      savePlace(shardId, batch, needs);
    }
    savePlace(shardId, records, needs);
    taken += records.length;
  }
  return taken;
};

/** Tries until all are delivered, given up, or the signal ends it. A function that throws gets the halves of its batch, to isolate the bad record. */
const deliver = async (
  shardId: string,
  records: readonly DynamoDBRecord[],
  attempt: number,
  mapping: StreamMapping,
  needs: StreamNeeds,
): Promise<void> => {
  const wait = needs.wait ?? sleep;
  const answer = await needs.invoke(mapping.functionName, { Records: records }).then(
    (value) => ({ failed: failedItems(value, mapping.reportsFailures), threw: false }),
    (fault: unknown) => {
      if (!needs.signal.aborted) console.error(`${mapping.functionName}: ${String(fault)}`);
      return { failed: new Set(records.map(sequenceNumber)), threw: true };
    },
  );
  const firstFailed = records.findIndex((record) => answer.failed.has(sequenceNumber(record)));
  if (firstFailed === -1 || needs.signal.aborted) return;

  savePlace(shardId, records.slice(0, firstFailed), needs);
  const rest = records.slice(firstFailed);
  if (isGivenUp(rest, attempt, mapping, needs)) {
    await needs.onFailure(shardId, rest, attempt);
    return;
  }
  await wait(Math.min(100 * 2 ** (attempt - 1), longestBackoff));
  const half = Math.ceil(rest.length / 2);
  const batches = answer.threw && mapping.bisects && rest.length > 1 ? [rest.slice(0, half), rest.slice(half)] : [rest];
  for (const batch of batches) await deliver(shardId, batch, attempt + 1, mapping, needs);
};

const savePlace = (shardId: string, delivered: readonly DynamoDBRecord[], { places }: StreamNeeds): void => {
  const last = delivered.at(-1);
  if (last) places.save(shardId, sequenceNumber(last));
};

const isGivenUp = (
  records: readonly DynamoDBRecord[],
  attempt: number,
  mapping: StreamMapping,
  { now = Date.now }: StreamNeeds,
): boolean => {
  const born = records[0]?.dynamodb?.ApproximateCreationDateTime ?? 0;
  return attempt > mapping.retries || now() / 1000 - born > mapping.longestAgeSeconds;
};

export const sequenceNumber = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';
