import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ExpandedConfiguration, ServiceConfiguration } from '@onsale/serverless-config/configuration';
import { expandService } from '@onsale/serverless-config/expand';
import type { BuildOptions } from 'esbuild';
import readConfiguration from 'serverless/lib/configuration/read.js';
import resolveVariables from 'serverless/lib/configuration/variables/index.js';
import { PlainFault } from './plain-fault.ts';
import { stage } from './stage.ts';

/** A service as its own serverless.yml describes it, its events native to osls. */
export type Service = {
  readonly name: string;
  readonly folder: string;
  readonly configuration: ExpandedConfiguration;
  /** How its functions are bundled. */
  readonly esbuild: BuildOptions;
};

/** Reads every `services/<name>/serverless.yml` below a root. Throws a PlainFault that names the file and the line. */
export const loadServices = async (root: string): Promise<readonly Service[]> => {
  const services = path.join(root, 'services');
  const names = existsSync(services) ? readdirSync(services).sort() : [];
  const found = names.filter((name) => existsSync(path.join(services, name, 'serverless.yml')));
  if (found.length === 0) throw new PlainFault(`there is no serverless.yml in ${services}/*`);
  return Promise.all(found.map((name) => loadService(name, path.join(services, name))));
};

const loadService = async (name: string, folder: string): Promise<Service> => {
  let read: Record<string, unknown> = {};
  try {
    read = await readConfiguration(path.join(folder, 'serverless.yml'));
    await resolveVariables({ serviceDir: folder, configuration: read, options: { stage } });
    const configuration = read as unknown as ServiceConfiguration & { custom?: { esbuild?: object } }; // osls has read and resolved it
    const esbuild = esbuildOptions(configuration.custom?.esbuild ?? {});
    return { name, folder, configuration: expandService(configuration), esbuild };
  } catch (fault) {
    throw new PlainFault(`services/${name}/serverless.yml: ${oneLine(fault)}${missingVariables(read)}`);
  }
};

/** osls says where a variable is missing, but not which. */
const missingVariables = (configuration: object): string => {
  const wanted = JSON.stringify(configuration).matchAll(/\$\{env:(\w+)\}/g);
  const missing = new Set([...wanted].flatMap(([, name = '']) => (process.env[name] === undefined ? name : [])));
  return missing.size === 0 ? '' : ` (not set: ${[...missing].join(', ')})`;
};

/** The settings for serverless-esbuild without those that esbuild itself does not know. */
const esbuildOptions = (settings: object): BuildOptions =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'exclude' && name !== 'skipRebuild'));

/** A parser's message goes on with an excerpt after an empty line; its first paragraph names the file and the line. */
const oneLine = (fault: unknown): string => {
  const [paragraph = ''] = (fault instanceof Error ? fault.message : String(fault)).split('\n\n');
  return paragraph
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
};
