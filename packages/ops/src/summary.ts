import { inParallel } from '@onsale/kernel/in-parallel';
import { PlainFault } from '@onsale/local/plain-fault';
import type { DynamoDBRecord } from 'aws-lambda';
import { calledFunction } from './called-function.ts';
import type { FailedRecords } from './failed-records.ts';
import { readGivenUp } from './given-up.ts';
import type { GivenUp } from './given-up.ts';

/** A file of the bucket, without its records: there may be thousands of them. */
export type Summary = Pick<GivenUp, 'at' | 'condition' | 'tries'> & {
  readonly key: string;
  readonly service: string;
  readonly functionName: string;
  readonly count: number;
  /** When the first and the last of its records were written, RFC 3339. */
  readonly from: string;
  readonly to: string;
};

/** A file that is no record of what was given up. */
export type Unreadable = { readonly key: string; readonly why: string };

const readTogether = 20;

/** All of them, in the order in which they were given up, which is the order of their records; what cannot be read apart. */
export const summaries = async (
  bucket: Pick<FailedRecords, 'keys' | 'read'>,
  stage: string,
): Promise<{ readonly readable: readonly Summary[]; readonly unreadable: readonly Unreadable[] }> => {
  const looked = await inParallel(await bucket.keys(), readTogether, async (key) => {
    const text = await bucket.read(key);
    return text === undefined ? [] : [summary(key, text, stage)]; // gone meanwhile
  });
  const all = looked.flat();
  const readable = all.filter((each) => 'at' in each).sort((one, other) => one.at.localeCompare(other.at));
  return { readable, unreadable: all.filter((each) => 'why' in each) };
};

const summary = (key: string, text: string, stage: string): Summary | Unreadable => {
  try {
    const { functionArn, at, condition, tries, records } = readGivenUp(text);
    const { service, name: functionName } = calledFunction(functionArn, stage);
    const times = { from: timeOf(records.at(0)), to: timeOf(records.at(-1)) };
    return { key, service, functionName, at, condition, tries, count: records.length, ...times };
  } catch (fault) {
    if (fault instanceof PlainFault) return { key, why: fault.message };
    throw fault;
  }
};

const timeOf = (record: DynamoDBRecord | undefined): string =>
  toTheSecond(new Date((record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000).toISOString());

export const toTheSecond = (time: string): string => time.replace(/\.\d+Z$/, 'Z');
