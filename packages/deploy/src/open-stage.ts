import { PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { openAccount } from './account.ts';
import { exportsOf } from './stacks.ts';
import { stageNamed } from './stages.ts';

/** A stage of the account that the environment's credentials open. Throws a PlainFault where there is no such stage, or no account. */
export const openStage = async (wanted: string) => {
  const { name } = await stageNamed(wanted, repositoryRoot());
  const account = await openAccount();

  /** What its stacks share, without the prefix. Throws a PlainFault where it is not deployed. */
  const shared = async (): Promise<Readonly<Record<string, string>>> => {
    const found = await exportsOf(account.cloudFormation, name).catch((fault: unknown) => {
      const reason = fault instanceof Error ? fault.message : String(fault);
      throw new PlainFault(`cannot look for the stage ${name} in ${account.region}: ${reason}`);
    });
    if (Object.keys(found).length === 0) throw new PlainFault(`the stage ${name} is not deployed in ${account.region}`);
    return found;
  };
  return { name, account, shared };
};
