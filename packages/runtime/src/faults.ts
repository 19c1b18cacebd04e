/** Something we depend on did not answer as it must. The caller may try again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** DynamoDB takes no more at this moment. Whoever asks again at once, or in more requests than before, makes it worse. */
export class Throttled extends Unavailable {}

/** What a throttle is called where it refuses a request. */
const throttles = ['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException'];

/** What it is called among the reasons why a transaction is cancelled. */
export const transactionThrottles = ['ThrottlingError', 'ProvisionedThroughputExceeded'];

/** Their names: ours, and those that DynamoDB has for what was refused for now, with nothing done. */
export const passingFaults: ReadonlySet<string> = new Set([
  'Unavailable',
  'TimeoutError',
  ...throttles,
  'TransactionConflictException', // a single write met a transaction
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
]);

/** Faults that pass by themselves: the caller is told to try again instead of being shown an error. */
export const isPassing = (fault: unknown): boolean => fault instanceof Error && passingFaults.has(fault.name);

export const isThrottle = (fault: unknown): boolean =>
  fault instanceof Throttled || (fault instanceof Error && throttles.includes(fault.name));
