import { CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { isBootstrap } from './deployer.ts';

/** Everything of the account that costs or holds something; who deployed it may stay. */
export const whatIsThere = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: new CloudFormationClient({}) }, {}))
    found.push(...Stacks.filter((stack) => !isBootstrap(stack)).map(({ StackName }) => `stack ${StackName}`));
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {}))
    found.push(...Functions.map(({ FunctionName }) => `function ${FunctionName}`));
  const ours = { Path: '/onsale', Recursive: true };
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client: new SSMClient({}) }, ours))
    found.push(...Parameters.map(({ Name }) => `parameter ${Name}`));
  const { TableNames = [] } = await new DynamoDBClient({}).send(new ListTablesCommand({}));
  const { Buckets = [] } = await new S3Client({}).send(new ListBucketsCommand({}));
  return [...found, ...TableNames.map((name) => `table ${name}`), ...Buckets.map(({ Name }) => `bucket ${Name}`)];
};
