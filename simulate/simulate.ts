/** npm run simulate: see `options.ts`. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { optionsOf, usage } from './options.ts';
import type { Options } from './options.ts';
import { playSchedule } from './schedule.ts';
import type { Broken, Progress, Share } from './worker.ts';

type Played = { played: number; readonly broken: Broken[] };

const progressEvery = 5000; // milliseconds

/** Plays all schedules, side by side on all processors. A planted bug is looked for until it is found. */
const playAll = async ({ schedules, seed, plant }: Options): Promise<Played> => {
  const all: Played = { played: 0, broken: [] };
  const workers: Worker[] = [];
  let saidAt = Date.now();

  const hear = ({ played, broken }: Progress): void => {
    all.played += played;
    all.broken.push(...broken);
    if (plant !== undefined && broken.length > 0) for (const each of workers) void each.terminate();
    if (Date.now() - saidAt < progressEvery) return;
    saidAt = Date.now();
    console.log(`${all.played} of ${schedules} schedules, ${all.broken.length} violations`);
  };
  const play = (share: Share): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: share });
      workers.push(worker);
      worker.on('message', hear);
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });

  const stride = Math.min(availableParallelism(), schedules);
  const share = { last: seed + schedules, stride, ...(plant !== undefined && { plant }) };
  await Promise.all(Array.from({ length: stride }, (_, index) => play({ first: seed + index, ...share })));
  all.broken.sort((one, other) => one.seed - other.seed);
  return all;
};

/** One schedule, told step by step where it breaks a rule. */
const playOne = async ({ seed, plant }: Options): Promise<Played> => {
  const { violations, trace } = await playSchedule(seed, plant);
  if (violations.length > 0) console.log([...trace, ...violations].join('\n'));
  return { played: 1, broken: violations.slice(0, 1).map((what) => ({ seed, what })) };
};

const run = async (options: Options): Promise<number> => {
  const started = Date.now();
  const { schedules, plant, json } = options;
  const { played, broken } = await (schedules === 1 ? playOne(options) : playAll(options));
  const planted = plant === undefined ? '' : ` --plant ${plant}`;
  for (const { seed, what } of broken) console.log(`${what}\n  npm run simulate -- --schedules 1 --seed ${seed}${planted}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${played} schedules from seed ${options.seed} on in ${seconds} s, ${broken.length} violations`);
  const report = { schedules: played, violations: broken.length, seed: broken[0]?.seed ?? options.seed };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report)}\n`);
  return broken.length === 0 ? 0 : 1;
};

let options: Options | undefined;
try {
  options = optionsOf(process.argv.slice(2));
} catch (fault) {
  console.error(`${(fault as Error).message}\n\n${usage}`); // all that `optionsOf` throws
  process.exitCode = 2;
}
if (options?.help) console.log(usage);
else if (options) process.exitCode = await run(options);
