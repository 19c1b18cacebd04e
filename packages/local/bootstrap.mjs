// Runs on whatever Node is there (20 or later), before anything is installed: installs what the lock names, then goes on
// under Node 24, as Lambda does.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'node_modules/.bin');
const wantedNode = 24;

const commands = {
  start: { script: 'packages/local/src/start.ts', does: 'start the local cloud' },
  test: { script: 'packages/testing/src/run-tests.ts', does: 'run the tests (arguments go to jest)' },
  plan: { script: 'packages/deploy/src/plan.ts', does: 'say which services a change touches' },
  bundles: { script: 'packages/deploy/src/bundles.ts', does: 'build once what every stage gets' },
  'lint-workflows': { script: 'packages/deploy/src/lint-workflows.ts', does: 'check the workflows' },
  simulate: { script: 'simulate/simulate.ts', does: 'look for broken rules in thousands of seeded schedules' },
  conformance: { script: 'packages/testing/src/conformance.ts', does: 'try the tables on DynamoDB Local (needs Java)' },
  model: { script: 'simulate/check-model.ts', does: 'check the model of hold, expire and confirm with spin' },
  bench: { script: 'bench/bench.ts', does: 'measure a scenario on a Lambda-like host' },
  'bench-operations': { script: 'bench/operations.ts', does: 'hold each step of an order to the operations that it may need' },
  'bench-vs-pretix': { script: 'bench/versus-pretix.ts', does: 'measure it beside pretix' },
  ops: { script: 'packages/ops/src/ops.ts', does: 'look after what failed: queues, redrive, failed, again, republish' },
  reconcile: { script: 'packages/reconcile/src/reconcile.ts', does: 'hold units, ledger, orders and tickets against each other' },
  deploy: { script: 'packages/deploy/src/deploy.ts', does: 'deploy a stage to AWS' },
  rollback: { script: 'packages/deploy/src/rollback.ts', does: 'bring a service on AWS back to its previous version' },
  remove: { script: 'packages/deploy/src/remove.ts', does: 'remove a stage from AWS' },
  rehearse: { script: 'packages/deploy/src/rehearse.ts', does: 'rehearse both on an emulator' },
};

const usage = [
  'usage: node packages/local/bootstrap.mjs COMMAND [arguments]',
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(16)} ${does}`),
].join('\n');

const main = async ([name, ...args]) => {
  if (name === '--help') return say(usage, 0);
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) return say(`${name === undefined ? 'Which command?' : `There is no command "${name}".`}\n${usage}`, 2);

  if (!isInstalled() && !(await install())) return say('npm ci failed, see above.', 1);
  const node = nodeToRun();
  if (!node) {
    return say(
      `Onsale runs under Node ${wantedNode}, this is ${process.version}: install it from https://nodejs.org and start again.`,
      1,
    );
  }
  return run(node, [path.join(root, command.script), ...args]);
};

/** Does node_modules hold every version that the lock names? npm writes what it installed as its last step. */
const isInstalled = () => {
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(packagesOf('package-lock.json') ?? {}).every(([where, wanted]) => {
    if (!where.startsWith('node_modules/') && !where.includes('/node_modules/')) return true; // a workspace, not an install
    const found = installed[where];
    return found ? found.version === wanted.version : wanted.optional === true; // of another platform
  });
};

const packagesOf = (file) => {
  const lock = path.join(root, file);
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : undefined;
};

const install = async () => {
  const started = Date.now();
  console.log('Installing what package-lock.json names (npm ci), about a minute…');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  return code === 0;
};

/** The Node 24 that came with the install, or the running one if it is new enough. */
const nodeToRun = () => {
  const installed = path.join(bin, 'node');
  if (existsSync(installed)) return installed;
  return Number(process.versions.node.split('.')[0]) >= wantedNode ? process.execPath : undefined;
};

/** Runs to its end and answers its exit code. It has a channel to us, so that it notices when we are killed. */
const run = (program, args) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    process.on('SIGINT', () => {}); // a terminal sends it to the child too, which ends in order
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (fault) => resolve(say(fault.message, 1)));
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });

const say = (text, code) => {
  (code === 0 ? console.log : console.error)(text);
  return code;
};

process.exitCode = await main(process.argv.slice(2));
