/**
 * `npm test`: everything but the end-to-end tests, as many files at a time as there are cores; then those one by one, since they share one running
 * system, and beside them those that have systems of their own, which wait for most of their time.
 * With arguments: one jest run with just these, e.g. `npm test -- packages/kernel --selectProjects unit`.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const jest = path.resolve('node_modules/jest/bin/jest.js');

/** Where continuous integration wants jest's counts, a JSON file a run. */
const resultsFolder = process.env['ONSALE_TEST_RESULTS'];

/** `quiet`: what it says comes when it is over, so that it does not run into what another says. */
const run = (name: string, args: readonly string[], quiet = false): Promise<number> => {
  const report = resultsFolder === undefined ? [] : ['--json', `--outputFile=${path.join(resultsFolder, `${name}.json`)}`];
  const child = spawn(process.execPath, [jest, ...args, ...report], {
    // jest prints its JSON on standard output too; what people read comes on standard error
    stdio: ['inherit', resultsFolder === undefined ? 'inherit' : 'ignore', quiet ? 'pipe' : 'inherit'],
  });
  const said: Buffer[] = [];
  child.stderr?.on('data', (some: Buffer) => said.push(some));
  return new Promise((resolve) =>
    child.on('close', (code) => {
      process.stderr.write(Buffer.concat(said));
      resolve(code ?? 1);
    }),
  );
};

const args = process.argv.slice(2);
if (args.length > 0) {
  process.exitCode = await run('chosen', args);
} else {
  const everyCore = `--maxWorkers=${availableParallelism()}`; // jest itself would leave one alone
  const fast = await run('services', ['--selectProjects', 'unit', 'integration', 'template', everyCore]);
  const whole = await Promise.all([
    run('end-to-end', ['--selectProjects', 'e2e', '--runInBand']),
    run('own-system', ['--selectProjects', 'own-system', '--runInBand'], true),
  ]);
  process.exitCode = [fast, ...whole].every((code) => code === 0) ? 0 : 1;
}
