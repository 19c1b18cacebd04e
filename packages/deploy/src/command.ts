import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { openAccount } from './account.ts';
import { deployableServices, serviceNamed } from './services.ts';
import { stageNamed } from './stages.ts';

const options = {
  stage: { type: 'string' },
  service: { type: 'string' },
  'yes-remove-prod': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export type Command = NonNullable<Awaited<ReturnType<typeof readCommand>>>;

/** Reads and checks what can be checked without changing anything. Nothing when only the usage was asked for. */
const readCommand = async (usage: string) => {
  const { values } = readArguments({ options }, usage);
  if (values.help) {
    console.log(usage);
    return undefined;
  }
  const root = repositoryRoot();
  const stage = await stageNamed(values.stage, root);
  const all = await deployableServices(root);
  const only = values.service === undefined ? undefined : serviceNamed(values.service, all);
  return { root, stage, all, only, removeProd: values['yes-remove-prod'], account: await openAccount() };
};

/** Runs a command to its end; what a person can mend is one line on standard error and exit code 1. */
export const runCommand = async (usage: string, work: (command: Command) => Promise<void>): Promise<void> => {
  try {
    const command = await readCommand(usage);
    if (command) await work(command);
  } catch (fault) {
    console.error(describeFault(fault));
    process.exitCode = 1;
  }
};
