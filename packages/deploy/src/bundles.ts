// npm run bundles: builds once what every stage gets.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inParallel } from '@onsale/kernel/in-parallel';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { bundleFile } from '@onsale/serverless-config/carried-bundles';
import { writeHashes } from './bundle-hashes.ts';
import { deployableServices } from './services.ts';
import { buildSite, siteIn } from './site.ts';

const usage = `usage: npm run bundles -- --to FOLDER
  --to    builds every function's bundle and the site into this folder (emptied first), with their hashes in hashes.json
  --help
What differs between stages is in the templates, nothing in a bundle: npm run deploy -- --stage STAGE --bundles FOLDER.`;

const options = { to: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

/** Any: a bundle is the same for all. */
const stage = 'ci';
const atOnce = 2; // each keeps a core busy

/** Copies the bundles that osls makes of a service. */
const bundleService = async (root: string, service: string, folder: string): Promise<void> => {
  const packaged = mkdtempSync(path.join(tmpdir(), 'onsale-bundles-'));
  try {
    const args = ['package', '--stage', stage, '--package', packaged];
    await promisify(execFile)('serverless', args, { cwd: path.join(root, 'services', service) }).catch((fault: unknown) => {
      throw new PlainFault(`${service} could not be packaged\n${(fault as { stderr: string }).stderr}`); // where osls says what is wrong
    });
    const zips = readdirSync(packaged).filter((file) => file.endsWith('.zip'));
    mkdirSync(path.join(folder, service), { recursive: true });
    for (const zip of zips)
      copyFileSync(path.join(packaged, zip), path.join(folder, bundleFile(service, path.basename(zip, '.zip'))));
    console.log(`  ${service.padEnd(14)}${zips.length} functions`);
  } finally {
    rmSync(packaged, { recursive: true });
  }
};

const build = async (folder: string): Promise<void> => {
  const root = repositoryRoot();
  const services = (await deployableServices(root)).map(({ name }) => name);
  rmSync(folder, { recursive: true, force: true });
  await inParallel(services, atOnce, (service) => bundleService(root, service, folder));
  await buildSite(root, siteIn(folder));
  const files = Object.keys(writeHashes(folder));
  const functions = files.filter((file) => file.endsWith('.zip')).length;
  console.log(`${functions} bundles and ${files.length - functions} files of the site are in ${folder}`);
};

try {
  const { values } = readArguments({ options }, usage);
  if (values.help) console.log(usage);
  else if (values.to === undefined) throw new PlainFault(`to which folder?\n${usage}`);
  else await build(path.resolve(values.to));
} catch (fault) {
  console.error(describeFault(fault));
  process.exitCode = 1;
}
