import type { DynamoDBRecord } from 'aws-lambda';
import { sequenceNumber } from './stream-pump.ts';

/** Where somebody stands in a shard: behind the record of this sequence number, or at the beginning. */
export type Place = string | undefined;

/** What may be kept of a shard. */
export type Bounds = { readonly records: number; readonly bytes: number };

export type StreamTail = {
  /** The place behind the newest record. */
  end(): Place;
  /** All that follows a place, oldest first; undefined where the place is older than what is kept. */
  after(place: Place): readonly DynamoDBRecord[] | undefined;
  /** Takes the records that follow the end. The oldest give way where they are more than may be kept. */
  add(page: readonly DynamoDBRecord[]): void;
  /** Drops what comes before a place. */
  forget(place: Place): void;
};

/** The newest records of a shard, without a gap between them. */
export const tailFrom = (start: Place, most: Bounds): StreamTail => {
  let beginning = start;
  let records: readonly DynamoDBRecord[] = [];

  const indexAfter = (place: Place): number => records.findLastIndex((record) => !isAfter(sequenceNumber(record), place)) + 1;
  const indexOfWhatFits = (): number => {
    let bytes = 0;
    const tooMuch = (record: DynamoDBRecord, index: number): boolean => {
      bytes += record.dynamodb?.SizeBytes ?? 0;
      return bytes > most.bytes || records.length - index > most.records;
    };
    return records.findLastIndex(tooMuch) + 1;
  };
  const dropUntil = (index: number): void => {
    const last = records[index - 1];
    if (!last) return;
    beginning = sequenceNumber(last);
    records = records.slice(index);
  };

  return {
    end: () => records.at(-1)?.dynamodb?.SequenceNumber ?? beginning,
    after: (place) => (isAfter(beginning, place) ? undefined : records.slice(indexAfter(place))),
    add: (page) => {
      records = [...records, ...page];
      dropUntil(indexOfWhatFits());
    },
    forget: (place) => dropUntil(indexAfter(place)),
  };
};

/** Is one place behind the other? */
export const isAfter = (one: Place, other: Place): boolean =>
  one !== undefined && (other === undefined || BigInt(one) > BigInt(other));
