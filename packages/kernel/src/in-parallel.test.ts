import { inParallel } from './in-parallel.ts';

test('answers come in the items’ order, with no more at work than allowed', async () => {
  let atWork = 0;
  let most = 0;
  const doubled = await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++atWork);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    atWork--;
    return item * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(2);
});

test('nothing to do is done', async () => {
  expect(await inParallel([], 3, () => Promise.reject(new Error('never asked')))).toEqual([]);
});

test('a fault is the caller’s', async () => {
  await expect(
    inParallel([1, 2], 2, (item) => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve())),
  ).rejects.toThrow('two');
});

test('a fault is thrown when what was begun has ended, and nothing more is begun', async () => {
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    if (item === 1) throw new Error('one');
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    ended.push(item);
  };
  await expect(inParallel([1, 2, 3], 2, work)).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});
