import { gunzipSync, gzipSync } from 'node:zlib';
import type { EventId } from '@onsale/kernel/id';
import type { Snapshot } from '../domain/snapshot.ts';
import type { StockPlan } from '../domain/stock.ts';

/**
 * The items of a sale, on one partition key. `recount` is small, since it is written whenever stock comes back:
 * `leaseUntil` while somebody counts, `staleBefore`, and of the last count `nothingFree` as it found it and `countedAt`, when it began.
 */
export const saleKey = (eventId: EventId, sk: 'event' | 'plan' | 'snapshot' | 'recount') => ({ pk: `event#${eventId}`, sk });

/** What is stored of a snapshot, by attribute. */
export const snapshotAttributes = ({ version, madeAt, free, held, seats, found, nextFreeAt, recountAt }: Snapshot) => ({
  version,
  madeAt,
  free,
  held,
  seats,
  found,
  nextFreeAt,
  recountAt,
});

/** Thousands of rows of seats are some hundred kB as attributes; an item may have 400. */
export const packedPlan = (plan: StockPlan): Uint8Array => gzipSync(JSON.stringify(plan));

export const unpackedPlan = (packed: Uint8Array): StockPlan => JSON.parse(gunzipSync(packed).toString('utf8')) as StockPlan; // from `packedPlan` alone
