/** Something we depend on did not answer as it must. The caller may try again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

const passing = new Set([
  'Unavailable',
  'TimeoutError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException', // a single write met a transaction
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
]);

/** Faults that pass by themselves: the caller is told to try again instead of being shown an error. */
export const isPassing = (fault: unknown): boolean => fault instanceof Error && passing.has(fault.name);
