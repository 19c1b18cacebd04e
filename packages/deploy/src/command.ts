import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { openAccount } from './account.ts';
import { deployableServices, serviceNamed } from './services.ts';
import { stageNamed } from './stages.ts';

const options = {
  stage: { type: 'string' },
  service: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** What one command alone knows. */
const ownOptions = {
  deploy: { bundles: { type: 'string' } },
  rollback: {},
  remove: { 'yes-remove-prod': { type: 'boolean' } },
} as const;

type Name = keyof typeof ownOptions;

export type Command = NonNullable<Awaited<ReturnType<typeof readCommand>>>;

/** Reads and checks what can be checked without changing anything. Nothing when only the usage was asked for. */
const readCommand = async (name: Name, usage: string) => {
  const { values } = readArguments({ options: { ...options, ...ownOptions[name] } }, usage);
  if (values.help) {
    console.log(usage);
    return undefined;
  }
  const root = repositoryRoot();
  const stage = await stageNamed(values.stage, root);
  const all = await deployableServices(root);
  const only = values.service === undefined ? undefined : serviceNamed(values.service, all);
  const bundles = 'bundles' in values && typeof values.bundles === 'string' ? path.resolve(values.bundles) : undefined;
  const removeProd = 'yes-remove-prod' in values && values['yes-remove-prod'] === true;
  return { root, stage, all, only, bundles, removeProd, account: await openAccount() };
};

/** Runs a command to its end; what a person can mend is one line on standard error and exit code 1. */
export const runCommand = async (name: Name, usage: string, work: (command: Command) => Promise<void>): Promise<void> => {
  try {
    const command = await readCommand(name, usage);
    if (command) await work(command);
  } catch (fault) {
    console.error(describeFault(fault));
    process.exitCode = 1;
  }
};
