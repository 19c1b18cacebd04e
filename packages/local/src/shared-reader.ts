import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { sequenceNumber } from './stream-pump.ts';
import type { StreamNeeds, StreamReader } from './stream-pump.ts';
import { isAfter, tailFrom } from './stream-tail.ts';
import type { Bounds, Place, StreamTail } from './stream-tail.ts';

const pollMilliseconds = 100;
const keptAtMost: Bounds = { records: 4000, bytes: 4_000_000 };

type Tail = StreamTail & { looking?: Promise<void> | undefined };

/**
 * Reads a table's stream once for all that follow it; each of them calls the answer for what it needs. What a look brings is kept until all have it, or
 * until it is too much: who stands before what is kept reads alone. They share the records, so nobody may change one.
 */
export const sharedReader = (
  reader: StreamReader,
  most = keptAtMost,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): (() => Pick<StreamNeeds, 'reader' | 'rest'>) => {
  const tails = new Map<string, Tail>();
  const followers: Map<string, Place>[] = []; // where each of them stands in each shard
  let lastRest: Promise<unknown> | undefined;

  /** It begins where the foremost follower stands. */
  const tailFor = (shardId: string, place: Place): Tail => {
    const known = tails.get(shardId);
    if (known && !isAfter(place, known.end())) return known;
    const tail = tailFrom(place, most);
    tails.set(shardId, tail);
    return tail;
  };

  const read: StreamReader['read'] = async (shardId, after, limit) => {
    const tail = tailFor(shardId, after);
    tail.forget(rearmost(followers.map((places) => places.get(shardId))));
    const kept = tail.after(after);
    if (kept && kept.length < limit) {
      const look = async () => tail.add(await reader.read(shardId, tail.end(), limit));
      await (tail.looking ??= look().finally(() => (tail.looking = undefined)));
    }
    return tail.after(after)?.slice(0, limit) ?? upTo(tail.end(), await reader.read(shardId, after, limit));
  };

  return () => {
    const places = new Map<string, Place>();
    followers.push(places);
    return {
      reader: {
        shards: () => reader.shards(),
        read: (shardId, after, limit) => {
          places.set(shardId, after);
          return read(shardId, after, limit);
        },
      },
      rest: async () => {
        lastRest = wait(pollMilliseconds);
        for (let mine; mine !== lastRest;) await (mine = lastRest);
      },
    };
  };
};

const rearmost = (places: readonly Place[]): Place =>
  places.reduce((rear, place) => (isAfter(rear, place) ? place : rear), places[0]);

/** Whoever has read alone as far as the tail's end goes on from there with the others. */
const upTo = (end: Place, records: readonly DynamoDBRecord[]): readonly DynamoDBRecord[] => {
  const last = records.findIndex((record) => sequenceNumber(record) === end);
  return last === -1 ? records : records.slice(0, last + 1);
};
