import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ExpandedConfiguration } from '../src/configuration.ts';
import type { CompiledTemplate } from '../src/osls.ts';

export type PackagedService = {
  readonly name: string;
  readonly template: CompiledTemplate;
  /** As osls saw them, our own kinds of events expanded. */
  readonly functions: ExpandedConfiguration['functions'];
};

const servicesFolder = path.resolve(__dirname, '../../../services');
const atOnce = 2; // each keeps a core busy

export const serverlessYml = (name: string): string => path.join(servicesFolder, name, 'serverless.yml');

export const serviceNames = readdirSync(servicesFolder).filter((name) => existsSync(serverlessYml(name)));

/** Packages every service as a deploy would, for the strictest stage and without credentials, in a folder that is gone afterwards. */
export const packageServices = async (): Promise<PackagedService[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-templates-'));
  try {
    const waiting = [...serviceNames];
    const packaged: PackagedService[] = [];
    const worker = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
        packaged.push(await packageService(name, folder));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return packaged;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const packageService = async (name: string, folder: string): Promise<PackagedService> => {
  const output = path.join(folder, name);
  const osls = require.resolve('serverless/bin/serverless.js');
  const withoutCredentials = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !variable.startsWith('AWS_')));
  await promisify(execFile)(process.execPath, [osls, 'package', '--stage', 'prod', '--package', output], {
    cwd: path.join(servicesFolder, name),
    env: withoutCredentials,
  });
  const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(output, file), 'utf8')) as T; // written by osls just now
  return {
    name,
    template: read<CompiledTemplate>('cloudformation-template-update-stack.json'),
    functions: read<{ service: Pick<ExpandedConfiguration, 'functions'> }>('serverless-state.json').service.functions,
  };
};
