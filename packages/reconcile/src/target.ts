import { openStage } from '@onsale/deploy/open-stage';
import { localCredentials } from '@onsale/local/clients';
import { PlainFault } from '@onsale/local/plain-fault';
import { runningHere } from '@onsale/local/running';
import { stage as localStage } from '@onsale/local/stage';
import type { Target } from './services.ts';

/** The local cloud that runs, or a stage of the account that the environment's credentials open. Throws a PlainFault. */
export const targetOf = async (wanted: string): Promise<Target> => {
  if (wanted === localStage) {
    const { url, region } = runningHere();
    return { apiUrl: url, region, credentials: localCredentials };
  }
  const { name, account, shared } = await openStage(wanted);
  const { ApiUrl } = await shared();
  if (ApiUrl === undefined) throw new PlainFault(`the stage ${name} has no API in ${account.region}`);
  return { apiUrl: ApiUrl, region: account.region, credentials: await account.cloudFormation.config.credentials() };
};
