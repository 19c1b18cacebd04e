import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { sharedReader } from './shared-reader.ts';
import { sequenceNumber } from './stream-pump.ts';
import type { StreamReader } from './stream-pump.ts';
import type { Place } from './stream-tail.ts';

const record = (number: number): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(number), SizeBytes: 10 } });

/** A stream of one shard in memory that remembers from where it was read. */
const streamOf = (count: number) => {
  const records = Array.from({ length: count }, (_, index) => record(index + 1));
  const asked: Place[] = [];
  const reader: StreamReader = {
    shards: () => Promise.resolve(['shard']),
    read: (_, after, limit) => {
      asked.push(after);
      const from = Number(after ?? 0);
      return Promise.resolve(records.slice(from, from + limit));
    },
  };
  return { reader, asked, write: () => records.push(record(records.length + 1)), records };
};

const roomy = { records: 100, bytes: 1000 };

const numbers = (records: readonly DynamoDBRecord[]): string => records.map(sequenceNumber).join();

describe('a shared reader', () => {
  it('looks once for two that follow the stream side by side', async () => {
    const { reader, asked } = streamOf(3);
    const follow = sharedReader(reader, roomy);
    const [one, other] = [follow().reader, follow().reader];
    const pages = await Promise.all([one.read('shard', undefined, 10), other.read('shard', undefined, 10)]);
    expect(pages.map(numbers)).toEqual(['1,2,3', '1,2,3']);
    expect(asked).toEqual([undefined]);
  });

  it('gives what it has brought to one who comes later, and asks only for what followed', async () => {
    const { reader, asked, write } = streamOf(3);
    const follow = sharedReader(reader, roomy);
    const [one, late] = [follow().reader, follow().reader];
    await one.read('shard', undefined, 10);
    await one.read('shard', '3', 10);
    write();
    expect(numbers(await late.read('shard', undefined, 10))).toBe('1,2,3,4');
    expect(numbers(await one.read('shard', '3', 10))).toBe('4');
    expect(asked).toEqual([undefined, '3', '3', '4']);
  });

  it('asks for nothing as long as a full page is there', async () => {
    const { reader, asked } = streamOf(4);
    const follow = sharedReader(reader, roomy);
    const [one, late] = [follow().reader, follow().reader];
    await one.read('shard', undefined, 4);
    expect(numbers(await late.read('shard', '1', 2))).toBe('2,3');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['records', { records: 2, bytes: 1000 }],
    ['bytes', { records: 100, bytes: 29 }],
  ])('lets one read alone who lags behind the %s that are kept, until he meets the others', async (_, most) => {
    const { reader, asked, write } = streamOf(4);
    const follow = sharedReader(reader, most);
    const [one, slow] = [follow().reader, follow().reader];
    await one.read('shard', undefined, 10);
    expect(numbers(await one.read('shard', '2', 10))).toBe('3,4');
    write();
    expect(numbers(await slow.read('shard', undefined, 10))).toBe('1,2,3,4');
    const pages = await Promise.all([one.read('shard', '4', 10), slow.read('shard', '4', 10)]);
    expect(pages.map(numbers)).toEqual(['5', '5']);
    expect(asked).toEqual([undefined, undefined, '4', undefined, '4']);
  });

  it('goes on from the foremost, so that nobody waits until one who lags has come as far', async () => {
    const { reader, asked } = streamOf(9);
    const follow = sharedReader(reader, roomy);
    const [rear, front] = [follow().reader, follow().reader];
    expect(numbers(await rear.read('shard', undefined, 2))).toBe('1,2');
    expect(numbers(await front.read('shard', '7', 2))).toBe('8,9');
    expect(asked).toEqual([undefined, '7']);
  });

  it('keeps nothing that all have', async () => {
    const { reader, asked } = streamOf(3);
    const follow = sharedReader(reader, roomy);
    const [one, other] = [follow().reader, follow().reader];
    for (const each of [one, other]) await each.read('shard', undefined, 10);
    for (const each of [one, other]) await each.read('shard', '2', 10);
    asked.length = 0;
    await one.read('shard', '1', 10);
    expect(asked).toEqual(['1']);
  });

  it('tells all who wait for a look that failed, and looks anew the next time', async () => {
    const { reader } = streamOf(1);
    let fails = true;
    const read: StreamReader['read'] = (...asked) => (fails ? Promise.reject(new Error('away')) : reader.read(...asked));
    const follow = sharedReader({ ...reader, read }, roomy);
    const both = [follow().reader, follow().reader];
    const looks = await Promise.allSettled(both.map((each) => each.read('shard', undefined, 10)));
    expect(looks.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    for (const each of both) expect(numbers(await each.read('shard', undefined, 10))).toBe('1');
  });

  it('lets all rest until the last to lie down has rested', async () => {
    const wake: (() => void)[] = [];
    const follow = sharedReader(streamOf(0).reader, roomy, () => new Promise<void>((resolve) => wake.push(resolve)));
    let awake = 0;
    const rests = [follow(), follow()].map(({ rest }) => rest().then(() => (awake += 1)));
    wake[0]?.();
    await new Promise(setImmediate);
    expect(awake).toBe(0);
    wake[1]?.();
    await Promise.all(rests);
    expect(wake).toHaveLength(2);
  });
});

const limit = 4;

/** How far each look of one who follows is delivered: that many records of it, all where there are fewer. */
const follower = fc.record({ start: fc.nat(12), delivered: fc.array(fc.nat(limit), { minLength: 1, maxLength: 12 }) });

test('everybody sees every record behind his place once and in order, whoever is ahead, lags or delivers only in part', async () => {
  const most = fc.record({ records: fc.nat(6), bytes: fc.nat(60) });
  const followers = fc.array(follower, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), most, followers, fc.nat(20), async (scheduler, bounds, all, writes) => {
      const { reader, write, records } = streamOf(12);
      const answers: StreamReader['read'] = scheduler.scheduleFunction((...asked) => reader.read(...asked));
      const follow = sharedReader({ ...reader, read: answers }, bounds);
      scheduler.scheduleSequence(Array.from({ length: writes }, () => () => Promise.resolve(write())));
      const seen = all.map(async ({ start, delivered }) => {
        const mine = follow().reader;
        const got: string[] = [];
        let place: Place = start === 0 ? undefined : String(start);
        const take = async (count: number): Promise<number> => {
          const page = (await mine.read('shard', place, limit)).slice(0, count).map(sequenceNumber);
          got.push(...page);
          place = page.at(-1) ?? place;
          return page.length;
        };
        for (const count of delivered) await take(count);
        return {
          start,
          got,
          rest: async () => {
            while ((await take(limit)) > 0);
          },
        };
      });
      const done = await scheduler.waitFor(Promise.all(seen));
      await scheduler.waitIdle();
      for (const { start, got, rest } of done.reverse()) {
        await scheduler.waitFor(rest());
        expect(got).toEqual(records.slice(start).map(sequenceNumber));
      }
    }),
    { numRuns: 500 },
  );
});
