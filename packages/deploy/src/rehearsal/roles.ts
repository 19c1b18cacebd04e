import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsClient } from 'aws4fetch';
import { stackName } from '../stacks.ts';
import { region, stage } from './world.ts';

const iam = () => new IAMClient({});
const trustOf = (principal: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }] });
const thisAccount = { AWS: 'arn:aws:iam::000000000000:root' };

type Keys = { readonly [name in 'AccessKeyId' | 'SecretAccessKey' | 'SessionToken']?: string | undefined };

const signer = ({ AccessKeyId = '', SecretAccessKey = '', SessionToken }: Keys) =>
  new AwsClient({
    ...{
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    },
    ...{ region, service: 'execute-api', retries: 0 },
  });

const assume = async (RoleArn: string) => {
  const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'rehearsal' }));
  return signer(Credentials ?? {});
};

/** Whoever runs the stage: may create organizers, and nothing else. */
export const operator = async (restApiId: string): Promise<AwsClient> => {
  const RoleName = 'onsale-operator';
  const { Role } = await iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trustOf(thisAccount) }));
  const Resource = `arn:aws:execute-api:${region}:000000000000:${restApiId}/${stage}/POST/internal/v1/organizers`;
  const Statement = [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam().send(new PutRolePolicyCommand({ RoleName, PolicyName: 'create-organizers', PolicyDocument }));
  return assume(Role?.Arn ?? '');
};

/** Somebody of the same account with no rights at all. */
export const outsider = async (): Promise<AwsClient> => {
  const UserName = 'outsider';
  await iam().send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName }));
  return signer(AccessKey ?? {});
};

/** As a deployed function, with its own role's rights: for a moment we may take that role too. */
export const asFunction = async (service: string, functionName: string): Promise<AwsClient> => {
  const LogicalResourceId = `${functionName.charAt(0).toUpperCase()}${functionName.slice(1)}Role`;
  const { StackResourceDetail } = await new CloudFormationClient({}).send(
    new DescribeStackResourceCommand({ StackName: stackName(service, stage), LogicalResourceId }),
  );
  const RoleName = StackResourceDetail?.PhysicalResourceId;
  const { Role } = await iam().send(new GetRoleCommand({ RoleName }));
  const trust = (principal: object) =>
    iam().send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trustOf(principal) }));
  await trust(thisAccount);
  try {
    return await assume(Role?.Arn ?? '');
  } finally {
    await trust({ Service: 'lambda.amazonaws.com' });
  }
};
