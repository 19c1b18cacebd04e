import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { itemOf } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { destinationOf, largestBatch } from './deliver-batch.ts';
import type { DeliverBatch } from './deliver-batch.ts';
import { log } from './logger.ts';
import type { OutboxItem } from './outbox.ts';

/** An item and its place in the stream. */
type Recorded = { readonly place: number; readonly item: OutboxItem };

/** The first of a destination's items that did not arrive. */
type Stopped = { readonly place: number; readonly why: unknown };

/**
 * The stream handler of every service with an outbox. Delivers to each destination in the stream's order, up to ten items at a time, and
 * there stops at the first batch with a failure. From the earliest failure on, everything comes again: a record may be
 * delivered twice, and consumers are idempotent.
 */
export const publishOutbox =
  (deliver: DeliverBatch) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const recorded = Records.map((record, place): Recorded => ({ place, item: outboxItemOf(record) }));
    const byDestination = Map.groupBy(recorded, ({ item }) => destinationOf(item));
    const stops = await Promise.all([...byDestination.values()].map((items) => deliverInOrder(deliver, items)));
    const [first] = stops.filter((stop) => stop !== undefined).sort((one, other) => one.place - other.place);
    if (!first) return { batchItemFailures: [] };
    const itemIdentifier = Records[first.place]?.dynamodb?.SequenceNumber ?? '';
    log.error('OUTBOX_DELIVERY_FAILED', first.why, { sequenceNumber: itemIdentifier });
    return { batchItemFailures: [{ itemIdentifier }] };
  };

const deliverInOrder = async (deliver: DeliverBatch, items: readonly Recorded[]): Promise<Stopped | undefined> => {
  for (const batch of batchesOf(items)) {
    const undelivered = await deliver(batch.map(({ item }) => item)).catch((why: unknown) => [{ index: 0, why }]);
    const stops = undelivered.flatMap(({ index, why }) => batch.slice(index, index + 1).map(({ place }) => ({ place, why })));
    if (stops.length > 0) return stops.reduce((first, each) => (each.place < first.place ? each : first));
  }
  return undefined;
};

const batchesOf = (items: readonly Recorded[]): Recorded[][] => {
  const batches: Recorded[][] = [];
  let bytes = 0;
  for (const each of items) {
    const size = Buffer.byteLength(each.item.body);
    const last = batches.at(-1);
    bytes += size;
    if (last && last.length < largestBatch.items && bytes <= largestBatch.bytes) last.push(each);
    else {
      batches.push([each]);
      bytes = size;
    }
  }
  return batches;
};

/** The mapping's filter lets only inserted outbox items through, and `outbox.ts` alone writes those. */
const outboxItemOf = ({ dynamodb }: DynamoDBRecord): OutboxItem =>
  itemOf((dynamodb?.NewImage ?? {}) as Attributes) as unknown as OutboxItem; // Lambda's type of an attribute is ours by another name
