import path from 'node:path';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import type { Print } from '@onsale/local/progress';
import { region, startAccount } from './world.ts';

/** Starts an empty account and leaves it to a person, who deploys from their own shell. Ends with a signal. */
export const practise = async (root: string, print: Print, stops: (() => unknown)[]): Promise<void> => {
  const home = path.join(root, '.onsale');
  const { emulator, mailbox, front, variables } = await startAccount(home, path.join(home, 'practice'), print, stops);
  const client = new CloudFrontClient({
    region,
    endpoint: emulator.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  front.showWhatIs(async () => {
    const { DistributionList } = await client.send(new ListDistributionsCommand({}));
    return DistributionList?.Items?.find(({ Enabled }) => Enabled)?.DomainName ?? '';
  });
  print(`
An empty AWS account, on this machine alone. In another terminal:

${Object.entries(variables)
  .map(([name, value]) => `export ${name}='${value}'`)
  .join('\n')}

A stage's shop will be at ${front.url}, its mails at ${mailbox}. Ctrl-C ends the account with all that is in it.`);
  await new Promise<never>(() => undefined);
};
