import type { DynamoDBRecord } from 'aws-lambda';
import type { Places } from './place.ts';
import { pumpOnce, sequenceNumber } from './stream-pump.ts';
import type { StreamMapping, StreamNeeds } from './stream-pump.ts';

const record = (number: number, kind = 'outbox'): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: 1000, NewImage: { kind: { S: kind } } },
});

const mapping: StreamMapping = {
  tableName: 'table',
  functionName: 'publish',
  batchSize: 10,
  gatherSeconds: 0,
  filterPatterns: [{ dynamodb: { NewImage: { kind: { S: ['outbox'] } } } }],
  reportsFailures: true,
  bisects: true,
  retries: 2,
  longestAgeSeconds: 3600,
};

type Answer = (numbers: readonly string[]) => unknown;

/** A stream of one shard in memory, and a function that answers as told. */
const rig = (stream: readonly DynamoDBRecord[], answer: Answer, aborted = false) => {
  const saved = new Map<string, string>();
  const calls: string[] = [];
  const failures: string[] = [];
  const waits: number[] = [];
  const controller = new AbortController();
  const end = (): Promise<void> => {
    controller.abort();
    return Promise.resolve();
  };
  const places: Places = { of: (shardId) => saved.get(shardId), save: (shardId, place) => void saved.set(shardId, place) };
  const needs: StreamNeeds = {
    places,
    signal: controller.signal,
    now: () => 1_000_000,
    wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    rest: () => Promise.resolve(),
    onFailure: (_, records) => Promise.resolve(void failures.push(records.map(sequenceNumber).join())),
    reader: {
      shards: () => Promise.resolve(['shard']),
      read: (_, after = '0', limit) =>
        Promise.resolve(stream.filter((each) => Number(sequenceNumber(each)) > Number(after)).slice(0, limit)),
    },
    invoke: (_, event) => {
      const numbers = (event as { Records: DynamoDBRecord[] }).Records.map(sequenceNumber); // what the pump sends
      calls.push(numbers.join());
      if (aborted) controller.abort();
      return new Promise((resolve) => resolve(answer(numbers)));
    },
  };
  return { needs, calls, failures, waits, place: () => saved.get('shard'), end };
};

const failing =
  (...bad: string[]): Answer =>
  (numbers) => ({
    batchItemFailures: numbers.filter((each) => bad.includes(each)).map((itemIdentifier) => ({ itemIdentifier })),
  });

const throwing =
  (...bad: string[]): Answer =>
  (numbers) => {
    if (numbers.some((each) => bad.includes(each))) throw new Error('broken');
    return {};
  };

beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

describe('pumpOnce', () => {
  it('delivers what passes the filter in order and then saves its place', async () => {
    const { needs, calls, place } = rig([record(1), record(2, 'order'), record(3)], failing());
    expect(await pumpOnce(mapping, needs)).toBe(3);
    expect(calls).toEqual(['1,3']);
    expect(place()).toBe('3');
  });

  it('goes on behind its place, after a restart too', async () => {
    const { needs, calls } = rig([record(1), record(2)], failing());
    needs.places.save('shard', '1');
    await pumpOnce(mapping, needs);
    await pumpOnce(mapping, needs);
    expect(calls).toEqual(['2']);
  });

  it('moves past records that nobody wants without calling anyone', async () => {
    const { needs, calls, place } = rig([record(1, 'order')], failing());
    await pumpOnce(mapping, needs);
    expect(calls).toEqual([]);
    expect(place()).toBe('1');
  });

  it('calls with no more records than a batch holds', async () => {
    const { needs, calls, place } = rig([record(1), record(2, 'order'), record(3), record(4)], failing());
    await pumpOnce({ ...mapping, batchSize: 2 }, needs);
    expect(calls).toEqual(['1,3', '4']);
    expect(place()).toBe('4');
  });

  it('leaves its place where it was when it is ended in the middle of a delivery', async () => {
    const { needs, place } = rig([record(1)], failing('1'), true);
    await pumpOnce(mapping, needs);
    expect(place()).toBeUndefined();
  });

  it('tries again from the first record that failed, with growing pauses, and keeps what it gives up', async () => {
    const { needs, calls, failures, waits, place } = rig([record(1), record(2), record(3)], failing('2'));
    await pumpOnce(mapping, needs);
    expect(calls).toEqual(['1,2,3', '2,3', '2,3']);
    expect(waits).toEqual([100, 200]);
    expect(failures).toEqual(['2,3']);
    expect(place()).toBe('3');
  });

  it('remembers what a partly failed batch has delivered when it is ended before the next try', async () => {
    const { needs, place, end } = rig([record(1), record(2)], failing('2'));
    await pumpOnce(mapping, { ...needs, wait: end });
    expect(place()).toBe('1');
  });

  it('halves a batch whose function throws, so that one bad record does not take the others with it', async () => {
    const { needs, failures, calls } = rig([record(1), record(2), record(3), record(4)], throwing('3'));
    await pumpOnce({ ...mapping, retries: 3 }, needs);
    expect(calls).toEqual(['1,2,3,4', '1,2', '3,4', '3', '3', '4']);
    expect(failures).toEqual(['3']);
  });

  it('gives up what is older than the mapping allows at its first failure', async () => {
    const { needs, calls, failures } = rig([record(1)], failing('1'));
    await pumpOnce(mapping, { ...needs, now: () => (1000 + 3601) * 1000 });
    expect(calls).toEqual(['1']);
    expect(failures).toEqual(['1']);
  });
});
