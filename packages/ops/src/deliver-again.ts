import { sequenceNumber } from '@onsale/local/stream-pump';
import type { DynamoDBRecord } from 'aws-lambda';

/** How a function took a batch: well, or it threw, or it reports the records that failed by their sequence numbers. */
export type Answer = { readonly threw: string } | { readonly failed: ReadonlySet<string> };

/** Calls a function with records as its stream does. Rejects where it could not be called. */
export type Call = (records: readonly DynamoDBRecord[]) => Promise<Answer>;

/** A record that failed again, alone in its batch. */
export type Left = { readonly record: DynamoDBRecord; readonly why: string };

/**
 * Calls with the records, oldest first, and answers those that failed again. A batch in which something failed is split until what fails is alone,
 * so that a record which nothing can mend does not keep the others back; those of a split batch may be delivered more than once.
 */
export const deliverAgain = async (records: readonly DynamoDBRecord[], call: Call): Promise<readonly Left[]> => {
  const [first, ...others] = records;
  if (!first) return [];
  const answer = await call(records);
  if ('failed' in answer && answer.failed.size === 0) return [];
  if (others.length === 0) return [{ record: first, why: 'threw' in answer ? answer.threw : 'it reports a failure' }];
  const parts = 'threw' in answer ? halves(records) : fromTheFirstFailure(records, answer.failed);
  const left: Left[] = [];
  for (const part of parts) left.push(...(await deliverAgain(part, call)));
  return left;
};

const halves = (records: readonly DynamoDBRecord[]) => {
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), records.slice(half)];
};

/** What comes before the first failure is done. A report of what is not in the batch is one of the whole batch, as Lambda takes it. */
const fromTheFirstFailure = (records: readonly DynamoDBRecord[], failed: ReadonlySet<string>) => {
  const first = Math.max(
    0,
    records.findIndex((record) => failed.has(sequenceNumber(record))),
  );
  return [records.slice(first, first + 1), records.slice(first + 1)];
};
