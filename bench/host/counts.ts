/** What a function did while it was counted. */
export type Counts = {
  invocations: number;
  /** Items written to DynamoDB: each item of a transaction or batch is one. */
  writes: number;
  /** Requests that write items: each is a commit of the engine's. */
  writeRequests: number;
  /** Those of them in transactions, which are billed twice. */
  transactionItems: number;
  /** Writes that DynamoDB refused: a condition failed, or a transaction was cancelled. */
  refusedWrites: number;
  /** Queries, and items got. */
  reads: number;
  /** Requests to SNS, SQS and S3. */
  messages: number;
  /** Bytes of the requests to DynamoDB. */
  bytes: number;
};

export const noCounts = (): Counts => ({
  invocations: 0,
  writes: 0,
  writeRequests: 0,
  transactionItems: 0,
  refusedWrites: 0,
  reads: 0,
  messages: 0,
  bytes: 0,
});

/** By the function's name, `orders-placeOrder`. */
export type CountsByFunction = Readonly<Record<string, Counts>>;

/** What several workers counted, together. */
export const summed = (all: readonly CountsByFunction[]): CountsByFunction => {
  const total: Record<string, Counts> = {};
  for (const each of all) for (const [name, counts] of Object.entries(each)) add((total[name] ??= noCounts()), counts);
  return total;
};

/** Of several functions, one sum. */
export const totalOf = (counts: CountsByFunction, isWanted: (functionName: string) => boolean = () => true): Counts => {
  const total = noCounts();
  for (const [name, each] of Object.entries(counts)) if (isWanted(name)) add(total, each);
  return total;
};

const add = (total: Counts, counts: Counts): void => {
  for (const name of Object.keys(counts) as (keyof Counts)[]) total[name] += counts[name]; // the keys of its type
};
