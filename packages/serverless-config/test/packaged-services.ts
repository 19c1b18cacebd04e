import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ExpandedConfiguration, Resource } from '../src/configuration.ts';
import type { CompiledTemplate } from '../src/osls.ts';

export type PackagedService = {
  readonly name: string;
  /** Where its template and its functions' zip files lie. */
  readonly folder: string;
  readonly stackName: string;
  readonly template: CompiledTemplate;
  /** As osls saw them, our own kinds of events expanded. */
  readonly functions: ExpandedConfiguration['functions'];
};

const servicesFolder = path.resolve('services'); // everything here runs in the repository's root
const atOnce = 2; // each keeps a core busy

export const serverlessYml = (name: string): string => path.join(servicesFolder, name, 'serverless.yml');

export const serviceNames = readdirSync(servicesFolder).filter((name) => existsSync(serverlessYml(name)));

export const templateFile = 'cloudformation-template-update-stack.json';

/** Packages every service as a deploy would, without credentials, to `<folder>/<service>`. */
export const packageServices = async (stage: string, folder: string): Promise<void> => {
  const waiting = [...serviceNames];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      await packageService(name, stage, path.join(folder, name));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

const packageService = async (name: string, stage: string, output: string): Promise<void> => {
  const osls = path.resolve('node_modules/serverless/bin/serverless.js');
  const withoutCredentials = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !variable.startsWith('AWS_')));
  await promisify(execFile)(process.execPath, [osls, 'package', '--stage', stage, '--package', output], {
    cwd: path.join(servicesFolder, name),
    env: withoutCredentials,
  }).catch((fault: unknown) => {
    throw new Error(`${name} on ${stage}: ${(fault as { stderr: string }).stderr}`); // where osls says what is wrong
  });
};

type State = {
  readonly service: Pick<ExpandedConfiguration, 'functions'> & { readonly provider: { readonly stackName: string } };
};

/** What `packageServices` has put there. */
export const readPackaged = (folder: string): PackagedService[] =>
  serviceNames.map((name) => {
    const output = path.join(folder, name);
    const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(output, file), 'utf8')) as T; // written by osls
    const { service } = read<State>('serverless-state.json');
    return {
      name,
      folder: output,
      stackName: service.provider.stackName,
      template: read<CompiledTemplate>(templateFile),
      functions: service.functions,
    };
  });

/** The variable that tells tests where the templates lie that the setup has packaged. */
export const templatesVariable = 'ONSALE_TEMPLATES';

/** Every service as it is on prod. Only in template tests. */
export const packagedServices = (): PackagedService[] => {
  const folder = process.env[templatesVariable];
  if (folder === undefined) throw new Error(`${templatesVariable} is set by the setup of the template tests`);
  return readPackaged(folder);
};

export type Declared = Resource & { readonly id: string };

export const resourcesOf = ({ template }: PackagedService, type: string): Declared[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, resource]) => ({ ...resource, id }));
