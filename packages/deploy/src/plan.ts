// npm run plan: which services a change touches; with --deploy also deploys them, one after another.
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { openAccount } from './account.ts';
import type { Affected } from './affected-services.ts';
import { deployedCommit } from './deployed.ts';
import { plannedServices } from './planned-services.ts';
import { deployableServices } from './services.ts';
import { stacksOf } from './stacks.ts';
import { stageNamed } from './stages.ts';

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

const servicesOf = async (root: string): Promise<string[]> => (await deployableServices(root)).map(({ name }) => name);

const print = (affected: readonly Affected[]): void => {
  for (const { name, because } of affected) console.log(`${name.padEnd(14)}${because}`);
  if (affected.length === 0) console.log('No service changed.');
};

const deploy = async (root: string, wanted: string, bundles: string | undefined): Promise<void> => {
  const { name: stage } = await stageNamed(wanted, root);
  const services = await servicesOf(root);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const { ssm, cloudFormation } = await openAccount();
  const last = deployedCommit(ssm, stage);
  const base = await last.read();
  const stacks = await stacksOf(cloudFormation, services, stage);
  const changed = base === undefined ? [] : plannedServices(root, base, services);
  const affected = services.flatMap((name): readonly Affected[] => {
    if (base === undefined || !stacks.has(name)) return [{ name, because: 'it was never deployed from here' }];
    return changed.filter((each) => each.name === name);
  });
  print(affected);
  const all = affected.length === services.length;
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
  else if (values.base !== undefined) {
    const root = repositoryRoot();
    print(plannedServices(root, values.base, await servicesOf(root)));
  } else throw new PlainFault(`compare with what?\n${usage}`);
} catch (fault) {
  console.error(describeFault(fault));
  process.exitCode = 1;
}
