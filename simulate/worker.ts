import { parentPort, workerData } from 'node:worker_threads';
import type { PlantName } from './plants.ts';
import { playSchedule } from './schedule.ts';

/** Every `stride`th seed from `first` on, `last` not included; with this bug planted, if any. */
export type Share = { readonly first: number; readonly last: number; readonly stride: number; readonly plant?: PlantName };

export type Broken = { readonly seed: number; readonly what: string };

/** What a worker says now and then: how many more it has played, and those among them that broke a rule. */
export type Progress = { readonly played: number; readonly broken: readonly Broken[] };

const playsBetweenReports = 50;

/** More than these have nothing more to say. */
const mostBroken = 10;

const { first, last, stride, plant } = workerData as Share; // `simulate.ts` starts this file
let played = 0;
let brokenInAll = 0;

const report = (broken: readonly Broken[]): void => {
  parentPort?.postMessage({ played, broken } satisfies Progress);
  played = 0;
};

for (let seed = first; seed < last && brokenInAll < mostBroken; seed += stride) {
  const [what] = (await playSchedule(seed, plant)).violations;
  played += 1;
  if (what !== undefined) {
    brokenInAll += 1;
    report([{ seed, what }]);
  } else if (played === playsBetweenReports) report([]);
}
report([]);
