import { rmSync } from 'node:fs';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { PlainFault } from '@onsale/local/plain-fault';
import { step } from '@onsale/local/progress';
import type { Print } from '@onsale/local/progress';
import { stackName } from '@onsale/serverless-config/names';
import type { Account } from './account.ts';
import { deployApi } from './api-deployment.ts';
import { deleteBucket, emptyBucket } from './buckets.ts';
import { deleteCdnSecret } from './cdn-secret.ts';
import type { Command } from './command.ts';
import { deleteGatewayKeys } from './gateway-keys.ts';
import { deployedCommit, versionsOf } from './deployed.ts';
import { outputsFile } from './outputs.ts';
import { liftProtection } from './protection.ts';
import { deleteStack, exportsOf, resourcesOf, stacksOf } from './stacks.ts';

type Wanted = Pick<Command, 'root' | 'stage' | 'all' | 'only' | 'account'>;

/** Takes a stage, or one service of it, away with all that it held. Throws a PlainFault where something that is there needs the service. */
export const removeStage = async ({ root, stage, all, only, account }: Wanted, print: Print): Promise<void> => {
  const names = all.map(({ name }) => name);
  const stacks = await stacksOf(account.cloudFormation, names, stage.name);
  const needing = all.find(({ name, needs }) => only && stacks.has(name) && needs.includes(only.name));
  if (needing) throw new PlainFault(`${only?.name} cannot go before ${needing.name}, which needs it`);

  const going = (only ? [only] : all).toReversed();
  const wanted = going.flatMap(({ name }) => stacks.get(name) ?? []);
  const what = stackName(only?.name ?? '*', stage.name);
  // Before anything goes: where this fails, everything still stands.
  if (stage.protected && wanted.length > 0) await step(print, 'protection', () => liftProtection(account, wanted));
  if (!only) rmSync(outputsFile(root, stage.name), { force: true });
  if (wanted.length === 0) {
    print(`${what}: nothing is there`);
    return;
  }
  await leaveNoStackShown(account, stage.name);
  if (!only || only.name === 'accounts')
    await step(print, 'keys of partners', () => deleteGatewayKeys(account.apiGateway, stage.name)); // no stack knows them
  for (const stack of wanted) await step(print, stack.StackName ?? '', () => removeStack(account, stack));
  for (const { name } of going) await versionsOf(account.ssm, stage.name, name).forget();
  if (!only) await deployedCommit(account.ssm, stage.name).forget();
  if (only)
    await leaveNoStackShown(account, stage.name); // its routes go from the stage too
  else await deleteCdnSecret(account.ssm, stage.name);
  print(`${what} is removed`);
};

/** AWS deletes no snapshot of the API that a stage shows, so the stage is moved to one that belongs to no stack. */
const leaveNoStackShown = async ({ apiGateway, cloudFormation }: Account, stage: string): Promise<void> => {
  const { RestApiId } = await exportsOf(cloudFormation, stage);
  if (RestApiId !== undefined) await deployApi({ client: apiGateway, restApiId: RestApiId, stage }, new Date());
};

const removeStack = async ({ cloudFormation, s3 }: Account, stack: Stack): Promise<string> => {
  const StackName = stack.StackName ?? '';
  const buckets = await resourcesOf(cloudFormation, StackName, 'AWS::S3::Bucket');
  for (const bucket of buckets) await emptyBucket(s3, bucket);
  await deleteStack(cloudFormation, stack);
  for (const bucket of buckets) await deleteBucket(s3, bucket);
  return 'removed';
};
