// npm run remove: takes a stage, or one service of it, away with all that it held.
import { rmSync } from 'node:fs';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { PlainFault } from '@onsale/local/plain-fault';
import { step } from '@onsale/local/progress';
import type { Account } from './account.ts';
import { deployApi } from './api-deployment.ts';
import { deleteBucket, emptyBucket } from './buckets.ts';
import { deleteCdnSecret } from './cdn-secret.ts';
import { runCommand } from './command.ts';
import type { Command } from './command.ts';
import { deleteGatewayKeys } from './gateway-keys.ts';
import { deployedCommit, versionsOf } from './deployed.ts';
import { whileLocked } from './lock.ts';
import { outputsFile } from './outputs.ts';
import { deleteStack, exportsOf, resourcesOf, stackName, stacksOf } from './stacks.ts';

const usage = `usage: npm run remove -- --stage STAGE [--service NAME]
  --stage            a row of packages/serverless-config/stages.yml
  --service          only this one; nothing that is deployed may need it
  --yes-remove-prod  wanted for a protected stage: its tables go, orders and tickets with them
  --help
What stays: the role that API Gateway logs with, since other APIs of the account use it too.`;

const print = console.log;

const remove = async ({ root, stage, all, only, account }: Command): Promise<void> => {
  const names = all.map(({ name }) => name);
  const stacks = await stacksOf(account.cloudFormation, names, stage.name);
  const needing = all.find(({ name, needs }) => only && stacks.has(name) && needs.includes(only.name));
  if (needing) throw new PlainFault(`${only?.name} cannot go before ${needing.name}, which needs it`);

  const going = (only ? [only] : all).toReversed();
  const wanted = going.flatMap(({ name }) => stacks.get(name) ?? []);
  const what = stackName(only?.name ?? '*', stage.name);
  if (!only) rmSync(outputsFile(root, stage.name), { force: true });
  if (wanted.length === 0) {
    print(`${what}: nothing is there`);
    return;
  }
  await leaveNoStackShown(account, stage.name);
  if (!only || only.name === 'accounts')
    await step(print, 'keys of partners', () => deleteGatewayKeys(account.apiGateway, stage.name)); // no stack knows them
  for (const stack of wanted) await step(print, stack.StackName ?? '', () => removeStack(account, stack, stage.protected));
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

const removeStack = async ({ cloudFormation, s3, dynamodb }: Account, stack: Stack, isProtected: boolean): Promise<string> => {
  const StackName = stack.StackName ?? '';
  const buckets = await resourcesOf(cloudFormation, StackName, 'AWS::S3::Bucket');
  const tables = isProtected ? await resourcesOf(cloudFormation, StackName, 'AWS::DynamoDB::Table') : [];
  for (const TableName of tables) await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  for (const bucket of buckets) await emptyBucket(s3, bucket);
  await deleteStack(cloudFormation, stack);
  for (const bucket of buckets) await deleteBucket(s3, bucket);
  return 'removed';
};

await runCommand('remove', usage, async (command) => {
  const { stage, removeProd, account } = command;
  if (stage.protected && !removeProd) throw new PlainFault(`${stage.name} is protected: add --yes-remove-prod to remove it`);
  await whileLocked({ ssm: account.ssm, stage: stage.name }, 'npm run remove', () => remove(command));
});
