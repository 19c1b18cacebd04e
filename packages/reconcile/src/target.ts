import path from 'node:path';
import { openAccount } from '@onsale/deploy/account';
import { exportsOf } from '@onsale/deploy/stacks';
import { stageNamed } from '@onsale/deploy/stages';
import { localCredentials } from '@onsale/local/clients';
import { homeAt } from '@onsale/local/home';
import { PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { isAlive, readRunning } from '@onsale/local/running';
import { stage as localStage } from '@onsale/local/stage';
import type { Target } from './services.ts';

/** The local cloud that runs, or a stage of the account that the environment's credentials open. Throws a PlainFault. */
export const targetOf = (stage: string): Promise<Target> =>
  stage === localStage ? Promise.resolve(runningHere()) : deployed(stage);

const runningHere = (): Target => {
  const home = homeAt(path.resolve(process.env['ONSALE_HOME'] ?? path.join(repositoryRoot(), '.onsale')));
  const running = readRunning(home);
  if (!running || !isAlive(running.main))
    throw new PlainFault(`no local cloud runs with ${home.folder}: npm start, or name a --stage`);
  return { apiUrl: running.url, region: running.region, credentials: localCredentials };
};

const deployed = async (wanted: string): Promise<Target> => {
  const { name } = await stageNamed(wanted, repositoryRoot());
  const { cloudFormation, region } = await openAccount();
  const { ApiUrl } = await exportsOf(cloudFormation, name).catch((fault: unknown) => {
    throw new PlainFault(
      `cannot look for the stage ${name} in ${region}: ${fault instanceof Error ? fault.message : String(fault)}`,
    );
  });
  if (ApiUrl === undefined) throw new PlainFault(`the stage ${name} is not deployed in ${region}`);
  return { apiUrl: ApiUrl, region, credentials: await cloudFormation.config.credentials() };
};
