/** npm run model: has spin look at every state of hold.pml and ahead.pml. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

const usage = `usage: npm run model -- [--full]

Checks hold.pml, the model of hold, expire and confirm, and ahead.pml, of what a claim sells ahead of its order, with spin: every state that can
be reached keeps its rules, and five planted mistakes are found. Needs spin and a C compiler (apt-get install spin gcc libc6-dev), some 20 s and 1 GB; with --full, which adds a second
rival, a minute and 2 GB more.`;

type Check = { readonly what: string; readonly model?: string; readonly defines: readonly string[]; readonly isWrong: boolean };

const checks: readonly Check[] = [
  { what: 'two units, one rival', defines: ['UNITS=2'], isWrong: false },
  { what: 'planted: units are written without their condition', defines: ['UNITS=2', 'PLANT_NO_CONDITION=true'], isWrong: true },
  { what: 'planted: a unit is sold without a look at who has it', defines: ['UNITS=1', 'PLANT_CONFIRM=true'], isWrong: true },
  {
    what: 'planted: the timer ends a paid order too',
    defines: ['UNITS=1', 'PLANT_TIMER=true'],
    isWrong: true,
  },
  { what: 'sold ahead of its order', model: 'ahead.pml', defines: [], isWrong: false },
  {
    ...{ what: 'planted: an order is written though it was forgone', model: 'ahead.pml' },
    ...{ defines: ['PLANT_CREATE=true'], isWrong: true },
  },
  {
    ...{ what: 'planted: a sale goes back before its order is forgone', model: 'ahead.pml' },
    ...{ defines: ['PLANT_RETURN=true'], isWrong: true },
  },
];

const onlyInFull: Check = { what: 'one unit, two rivals', defines: ['UNITS=1', 'RIVALS=2'], isWrong: false };

const run = promisify(execFile);

/** True: as it should be. Throws where spin or the compiler cannot be run. */
const isAsExpected = async ({ what, model: file = 'hold.pml', defines, isWrong }: Check, folder: string): Promise<boolean> => {
  const model = path.join(import.meta.dirname, file);
  await run('spin', ['-a', ...defines.map((define) => `-D${define}`), model], { cwd: folder });
  await run('cc', ['-w', '-O2', '-DSAFETY', '-DCOLLAPSE', '-o', 'pan', 'pan.c'], { cwd: folder });
  const { stdout } = await run('./pan', ['-m100000'], { cwd: folder });
  const [, states = '?'] = /(\d+) states, stored/.exec(stdout) ?? [];
  const errors = Number(/errors: (\d+)/.exec(stdout)?.[1]);
  const [wrong] = /^pan:1: .*$/m.exec(stdout) ?? [];
  console.log(`${what}: ${states} states, ${errors === 0 ? 'no error' : (wrong ?? 'it did not end')}`);
  const isComplete = /max search depth too small/.exec(stdout) === null;
  return isComplete && errors === (isWrong ? 1 : 0);
};

const checkAll = async (isFull: boolean): Promise<number> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-model-'));
  try {
    let failed = 0;
    const all = isFull ? [...checks, onlyInFull] : checks;
    for (const check of all) if (!(await isAsExpected(check, folder))) failed += 1;
    console.log(`${all.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

try {
  const { values } = parseArgs({
    options: { full: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) console.log(usage);
  else process.exitCode = await checkAll(values.full);
} catch (fault) {
  console.error(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`);
  process.exitCode = 2;
}
