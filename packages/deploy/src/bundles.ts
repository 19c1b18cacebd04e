// npm run bundles: packages every service and writes down, or compares, what its functions are made of.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { deployableServices } from './services.ts';
import { stageNamed } from './stages.ts';

const usage = `usage: npm run bundles -- --stage STAGE --write FILE
       npm run bundles -- --stage STAGE --check FILE
  --write  writes the SHA-256 of each function's bundle, as JSON
  --check  fails where a bundle for this stage is another than that
  --help
A bundle holds nothing of a stage: what differs between stages comes from the environment.`;

const options = {
  stage: { type: 'string' },
  write: { type: 'string' },
  check: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Hashes = Readonly<Record<string, string>>;

/** By `<service>/<function>.zip`. The zip files carry no times, so the same code is the same bytes. */
const bundleHashes = (root: string, services: readonly string[], stage: string): Hashes =>
  Object.fromEntries(
    services.flatMap((name) => {
      const folder = packaged(root, name, stage);
      const bundles = readdirSync(folder).filter((file) => file.endsWith('.zip'));
      return bundles.sort().map((file) => [`${name}/${file}`, hashOf(path.join(folder, file))] as const);
    }),
  );

const packaged = (root: string, service: string, stage: string): string => {
  const folder = path.join(root, '.onsale/bundles', service);
  rmSync(folder, { recursive: true, force: true });
  const args = ['package', '--stage', stage, '--package', folder];
  const { status, stdout, stderr } = spawnSync('serverless', args, {
    cwd: path.join(root, 'services', service),
    encoding: 'utf8',
  });
  if (status !== 0) throw new PlainFault(`${service} could not be packaged\n${stdout}${stderr}`);
  console.log(`${service} is packaged`);
  return folder;
};

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The bundles that are not the same in both, also those that only one has. */
const different = (one: Hashes, other: Hashes): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);

const main = async ({ stage, write, check }: { stage?: string; write?: string; check?: string }): Promise<void> => {
  if ((write === undefined) === (check === undefined)) throw new PlainFault(`--write or --check?\n${usage}`);
  const root = repositoryRoot();
  const { name } = await stageNamed(stage, root);
  const services = (await deployableServices(root)).map((each) => each.name);
  const hashes = bundleHashes(root, services, name);
  if (write !== undefined) {
    mkdirSync(path.dirname(write), { recursive: true });
    writeFileSync(write, `${JSON.stringify(hashes, null, 2)}\n`);
    console.log(`${Object.keys(hashes).length} bundles written down in ${write}`);
  } else if (check !== undefined) {
    const others = different(hashes, JSON.parse(readFileSync(check, 'utf8')) as Hashes); // written above
    if (others.length > 0) throw new PlainFault(`not what was built before: ${others.join(', ')}`);
    console.log(`${Object.keys(hashes).length} bundles are those of ${check}`);
  }
};

try {
  const { values } = readArguments({ options }, usage);
  if (values.help) console.log(usage);
  else await main(values);
} catch (fault) {
  console.error(describeFault(fault));
  process.exitCode = 1;
}
