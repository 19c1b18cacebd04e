import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import type { Claims } from './claims.ts';
import { isBootstrap } from './deployer.ts';
import { expect, expectDone, expectRefused } from './expect.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

/** Everything of the account that costs or holds something; who deployed it may stay. */
const whatIsThere = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: new CloudFormationClient({}) }, {}))
    found.push(...Stacks.filter((stack) => !isBootstrap(stack)).map(({ StackName }) => `stack ${StackName}`));
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {}))
    found.push(...Functions.map(({ FunctionName }) => `function ${FunctionName}`));
  const { TableNames = [] } = await new DynamoDBClient({}).send(new ListTablesCommand({}));
  const { Buckets = [] } = await new S3Client({}).send(new ListBucketsCommand({}));
  return [...found, ...TableNames.map((name) => `table ${name}`), ...Buckets.map(({ Name }) => `bucket ${Name}`)];
};

export const removalClaims = async ({ show }: Claims, { command }: World): Promise<void> => {
  await show('remove is refused on prod without its flag', '--stage prod', async () =>
    expectRefused(await command('remove', ['--stage', 'prod']), /^prod is protected/),
  );
  await show('a service that others need stays', '--service edge', async () =>
    expectRefused(await command('remove', ['--stage', stage, '--service', 'edge']), /^edge cannot go before/),
  );
  await show('remove leaves no stack, table, function, bucket', 'npm run remove, then the account is listed', async () => {
    expectDone(await command('remove', ['--stage', stage]));
    const left = await whatIsThere();
    expect(left.length === 0, `left: ${left.join(', ')}`);
  });
  await show('removing what is gone is fine', 'the same command again', async () =>
    expectDone(await command('remove', ['--stage', stage])),
  );
};
