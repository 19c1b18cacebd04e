import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { itemOf } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { log } from './logger.ts';

/** What happened to an item: `before` is empty for a new one, `after` for a deleted one. `at` in epoch milliseconds. */
export type ItemChange<Item> = { readonly before: Item; readonly after: Item; readonly at: number };

/**
 * Handles changes of a table's items, those of a batch side by side. A batch comes again from its first failure on, so a
 * change may come twice: `work` must be idempotent. `Item` is what the mapping's filter lets through.
 */
export const streamHandler =
  <Item>(work: (change: ItemChange<Item>) => Promise<void>) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const outcomes = await Promise.allSettled(Records.map((record) => work(changeOf<Item>(record))));
    const first = outcomes.findIndex(({ status }) => status === 'rejected');
    const failed = outcomes[first];
    if (failed?.status !== 'rejected') return { batchItemFailures: [] };
    const itemIdentifier = Records[first]?.dynamodb?.SequenceNumber ?? '';
    log.error('STREAM_RECORD_FAILED', failed.reason, { sequenceNumber: itemIdentifier });
    return { batchItemFailures: [{ itemIdentifier }] };
  };

/** Handles the written items of a batch together. If `work` throws, all of them come again: it must be idempotent. */
export const streamBatchHandler =
  (work: (items: readonly Readonly<Record<string, unknown>>[]) => Promise<void>) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    try {
      await work(Records.map(({ dynamodb }) => imageOf(dynamodb?.NewImage)));
      return { batchItemFailures: [] };
    } catch (fault) {
      const itemIdentifier = Records[0]?.dynamodb?.SequenceNumber ?? '';
      log.error('STREAM_BATCH_FAILED', fault, { sequenceNumber: itemIdentifier });
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  };

const changeOf = <Item>({ dynamodb = {} }: DynamoDBRecord): ItemChange<Item> => ({
  before: imageOf(dynamodb.OldImage),
  after: imageOf(dynamodb.NewImage),
  at: (dynamodb.ApproximateCreationDateTime ?? 0) * 1000,
});

/** The caller names what the filter lets through; Lambda's type of an attribute is ours by another name. */
const imageOf = <Item>(image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] = {}): Item =>
  itemOf(image as Attributes) as Item;
