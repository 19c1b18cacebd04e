import { PlainFault } from '@onsale/local/plain-fault';
import type { CalledFunction } from './called-function.ts';
import { calledFunction } from './called-function.ts';
import { deliverAgain } from './deliver-again.ts';
import type { Call, Left } from './deliver-again.ts';
import type { FailedRecords } from './failed-records.ts';
import { readGivenUp } from './given-up.ts';

type Needs = {
  readonly stage: string;
  readonly bucket: Pick<FailedRecords, 'read' | 'replace' | 'remove'>;
  readonly callOf: (called: CalledFunction) => Call;
};

export type BroughtBack = {
  readonly called: CalledFunction;
  readonly records: number;
  /** What failed again, and is all that the file holds now. */
  readonly left: readonly Left[];
};

/**
 * Calls the function with what a file holds, then takes the file away, or leaves in it what failed again. Ended in the middle it leaves the file as it was,
 * so that records may be delivered more than once, and none is lost. Rejects with a PlainFault on a file that is gone or no such record, and where
 * the function cannot be called.
 */
export const bringBack = async (key: string, { stage, bucket, callOf }: Needs): Promise<BroughtBack> => {
  const text = await bucket.read(key);
  if (text === undefined) throw new PlainFault('it is gone: somebody else brought it back');
  const { functionArn, records, keeping } = readGivenUp(text);
  const called = calledFunction(functionArn, stage);
  const left = await deliverAgain(records, callOf(called));
  if (left.length === 0) await bucket.remove(key);
  else if (left.length < records.length) await bucket.replace(key, keeping(left.map(({ record }) => record)));
  return { called, records: records.length, left };
};
