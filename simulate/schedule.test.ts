import { plantNames } from './plants.ts';
import { playSchedule } from './schedule.ts';

/** The first schedule from seed 1 on that breaks a rule. */
const firstBroken = async (plant: Parameters<typeof playSchedule>[1], most: number) => {
  for (let seed = 1; seed <= most; seed++) {
    const outcome = await playSchedule(seed, plant);
    if (outcome.violations.length > 0) return outcome;
  }
  return undefined;
};

test('nothing is oversold, lost, kept or told wrongly, whatever crashes, repeats or comes late', async () => {
  expect(await firstBroken(undefined, 500)).toBeUndefined();
});

test.each(plantNames)('a planted bug is found: %s', async (plant) => {
  expect((await firstBroken(plant, 10_000))?.violations.length).toBeGreaterThan(0);
});

test('a seed plays the same again, step by step', async () => {
  const broken = await firstBroken('confirm-without-check', 10_000);
  expect(broken && (await playSchedule(broken.seed, 'confirm-without-check'))).toEqual(broken);
  expect(await playSchedule(7)).toEqual(await playSchedule(7));
});
