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
import { stackName } from '@onsale/serverless-config/names';
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

const keysOf = async (RoleArn: string): Promise<Keys> => {
  const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'rehearsal' }));
  return Credentials ?? {};
};
const assume = async (RoleArn: string) => signer(await keysOf(RoleArn));

/** Answers its ARN. */
const createRole = async (RoleName: string, statements: readonly object[]): Promise<string> => {
  const { Role } = await iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trustOf(thisAccount) }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await iam().send(new PutRolePolicyCommand({ RoleName, PolicyName: 'rights', PolicyDocument }));
  return Role?.Arn ?? '';
};

/** To call the API: each path with its method, `POST/internal/v1/…`. */
const mayCall = (restApiId: string, paths: readonly string[]) => ({
  ...{ Effect: 'Allow', Action: 'execute-api:Invoke' },
  Resource: paths.map((each) => `arn:aws:execute-api:${region}:000000000000:${restApiId}/${stage}/${each}`),
});

/** Whoever runs the stage: may create organizers, and nothing else. */
export const operator = async (restApiId: string): Promise<AwsClient> =>
  assume(await createRole('onsale-operator', [mayCall(restApiId, ['POST/internal/v1/organizers'])]));

/** Whoever reconciles the stage, as variables of a shell: may do what docs/runbooks/reconcile.md says, and nothing else. */
export const bookkeeper = async (restApiId: string): Promise<Record<string, string>> => {
  const paths = ['GET/internal/v1/*-facts', 'POST/internal/v1/*-mendings'];
  const findsApi = { Effect: 'Allow', Action: 'cloudformation:ListExports', Resource: '*' };
  const keys = await keysOf(await createRole('onsale-bookkeeper', [mayCall(restApiId, paths), findsApi]));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = keys;
  return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey, AWS_SESSION_TOKEN: SessionToken };
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
