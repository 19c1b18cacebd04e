import { sequenceNumber } from '@onsale/local/stream-pump';
import { recordsOf } from '../test/records.ts';
import { deliverAgain } from './deliver-again.ts';
import type { Answer } from './deliver-again.ts';

type Take = (numbers: readonly string[]) => Answer;

const again = async (numbers: readonly number[], take: Take) => {
  const calls: string[] = [];
  const left = await deliverAgain(recordsOf(...numbers), (records) => {
    const called = records.map(sequenceNumber);
    calls.push(called.join());
    return Promise.resolve(take(called));
  });
  return { calls, left: left.map(({ record, why }) => `${sequenceNumber(record)} ${why}`) };
};

const reporting =
  (...bad: string[]): Take =>
  (numbers) => ({ failed: new Set(bad.filter((each) => numbers.includes(each)).slice(0, 1)) });

const throwing =
  (...bad: string[]): Take =>
  (numbers) =>
    numbers.some((each) => bad.includes(each)) ? { threw: 'broken' } : { failed: new Set() };

describe('records that are given to their function again', () => {
  it('come in one batch, as the stream brought them', async () => {
    expect(await again([1, 2, 3], reporting())).toEqual({ calls: ['1,2,3'], left: [] });
  });

  it('go past one that fails again, each of the others once more at most where a failure is reported', async () => {
    const { calls, left } = await again([1, 2, 3, 4], reporting('2'));
    expect({ calls, left }).toEqual({ calls: ['1,2,3,4', '2', '3,4'], left: ['2 it reports a failure'] });
  });

  it('go past one that makes the function throw', async () => {
    const { calls, left } = await again([1, 2, 3, 4], throwing('3'));
    expect({ calls, left }).toEqual({ calls: ['1,2,3,4', '1,2', '3,4', '3', '4'], left: ['3 broken'] });
  });

  it('stay where all fail again', async () => {
    expect((await again([1, 2], throwing('1', '2'))).left).toEqual(['1 broken', '2 broken']);
    expect((await again([1, 2], reporting('1', '2'))).left).toHaveLength(2);
  });

  it('stay where the function reports the whole batch by its first record, and each alone is the one', async () => {
    const together: Take = (numbers) => ({ failed: new Set(numbers.includes('3') ? numbers.slice(0, 1) : []) });
    expect(await again([1, 2, 3], together)).toEqual({
      calls: ['1,2,3', '1', '2,3', '2', '3'],
      left: ['3 it reports a failure'],
    });
  });

  it('stay where the function reports what is not in the batch', async () => {
    expect((await again([1, 2], () => ({ failed: new Set(['']) }))).left).toHaveLength(2);
  });
});
