/**
 * List prices in us-east-1, USD, from https://aws.amazon.com/<service>/pricing; free tiers are left out. Seoul asks up to a
 * tenth more for storage and the same for requests and alarms.
 */
export const prices = {
  /** cloudwatch: a standard alarm, per metric that it reads, a month. */
  alarm: 0.1,
  /** cloudwatch: logs taken in, a GB. */
  logGigabyte: 0.5,
  /** cloudwatch: logs kept, a GB a month. */
  keptLogGigabyte: 0.03,
  /** sqs: a request to a standard queue. */
  queueRequest: 0.4e-6,
  /** lambda: an invocation. */
  invocation: 0.2e-6,
  /** lambda: arm64, a GB-second. */
  gigabyteSecond: 13.3334e-6,
  /** dynamodb: stored, a GB a month. */
  tableGigabyte: 0.25,
  /** dynamodb: continuous backups, a GB a month. */
  recoveryGigabyte: 0.2,
  /** dynamodb: an on-demand read of 4 kB. */
  read: 0.125e-6,
  /** s3: standard storage, a GB a month. */
  bucketGigabyte: 0.023,
} as const;

/** What no template tells: how much lies there, and what AWS does when nothing happens. */
export const assumptions = {
  hours: 730,
  /**
   * Lambda keeps five long polls of 20 s open on an idle queue: 5 × 3 a minute × 60 × 730 hours. A batching window, a batch size
   * and a maximum concurrency do not change that; the number of mappings does.
   */
  pollsAQueue: 5 * 3 * 60 * 730,
  /** Of last season's data in each table, and of objects in each bucket: some 50,000 orders with their PDFs for all tables together. */
  gigabytesATable: 0.02,
  gigabytesABucket: 0.1,
  /** Of a scheduled function that finds nothing to do: 0.2 s, one read, 1 kB of logs. */
  scheduledSeconds: 0.2,
  scheduledLogGigabytes: 1e-6,
} as const;
