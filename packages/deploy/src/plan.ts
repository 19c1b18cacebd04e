// npm run plan: which services a change touches; with --deploy also deploys them, one after another.
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { openAccount } from './account.ts';
import { affectedServices } from './affected-services.ts';
import type { Affected } from './affected-services.ts';
import { changedFiles } from './changed-files.ts';
import { lastDeployed } from './last-deployed.ts';
import { makingsOf } from './makings.ts';
import { deployableServices } from './services.ts';

const usage = `usage: npm run plan -- --base REF
       npm run plan -- --deploy STAGE [--bundles FOLDER]
  --base    what to compare with: a commit, branch or tag. Prints the services that changed since, with one reason each.
  --deploy  compares with what the stage was last brought to (all services, where that is unknown), and deploys what changed
  --bundles what npm run bundles has built, to be deployed instead of building it again
  --help`;

const options = {
  base: { type: 'string' },
  deploy: { type: 'string' },
  bundles: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const plan = async (root: string, base: string | undefined): Promise<readonly Affected[]> => {
  const names = (await deployableServices(root)).map(({ name }) => name);
  if (base === undefined) return names.map((name) => ({ name, because: 'it was never deployed from here' }));
  return affectedServices(changedFiles(root, base), makingsOf(root, names));
};

const print = (affected: readonly Affected[]): void => {
  for (const { name, because } of affected) console.log(`${name.padEnd(14)}${because}`);
  if (affected.length === 0) console.log('No service changed.');
};

const deploy = async (root: string, stage: string, bundles: string | undefined): Promise<void> => {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const last = lastDeployed((await openAccount()).ssm, stage);
  const affected = await plan(root, await last.read());
  print(affected);
  const all = affected.length === (await deployableServices(root)).length;
  const runs = all ? [[]] : affected.map(({ name }) => ['--service', name]);
  const carried = bundles === undefined ? [] : ['--bundles', path.resolve(bundles)];
  for (const service of runs) {
    const args = ['run', '--silent', 'deploy', '--', '--stage', stage, ...service, ...carried];
    const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new PlainFault('Nothing after it was deployed; run this again when it is mended.');
  }
  await last.write(commit);
};

try {
  const { values } = readArguments({ options }, usage);
  if (values.help) console.log(usage);
  else if (values.deploy !== undefined) await deploy(repositoryRoot(), values.deploy, values.bundles);
  else if (values.base !== undefined) print(await plan(repositoryRoot(), values.base));
  else throw new PlainFault(`compare with what?\n${usage}`);
} catch (fault) {
  console.error(describeFault(fault));
  process.exitCode = 1;
}
