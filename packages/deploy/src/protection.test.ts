import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { liftProtection } from './protection.ts';

const region = 'ap-northeast-2';

/** An account with two stacks of prod, and the pool as it is described. */
const accountWith = (pool: UserPoolType) => {
  const sent: object[] = [];
  const holds: Record<string, [string, string][]> = {
    'onsale-prod-accounts': [
      ['AWS::Cognito::UserPool', 'pool-1'],
      ['AWS::DynamoDB::Table', 'onsale-prod-accounts'],
    ],
    'onsale-prod-orders': [['AWS::DynamoDB::Table', 'onsale-prod-orders']],
  };
  const send = (command: unknown): Promise<object> => {
    if (command instanceof ListStackResourcesCommand)
      return Promise.resolve({
        StackResourceSummaries: holds[command.input.StackName ?? '']?.map(([ResourceType, PhysicalResourceId]) => ({
          ...{ ResourceType, PhysicalResourceId },
        })),
      });
    if (command instanceof DescribeUserPoolCommand) return Promise.resolve({ UserPool: pool });
    if (command instanceof UpdateUserPoolCommand || command instanceof UpdateTableCommand) sent.push(command.input);
    return Promise.resolve({});
  };
  const account = {
    cloudFormation: Object.assign(new CloudFormationClient({ region }), { send }),
    dynamodb: Object.assign(new DynamoDBClient({ region }), { send }),
    userPools: Object.assign(new CognitoIdentityProviderClient({ region }), { send }),
  };
  return { account, sent };
};

const stacks = ['onsale-prod-orders', 'onsale-prod-accounts'].map((StackName) => ({
  ...{ StackName, StackStatus: 'UPDATE_COMPLETE' as const, CreationTime: new Date(0) },
}));

describe('lifting protection', () => {
  it('lifts it from the user pool and from every table', async () => {
    const { account, sent } = accountWith({ DeletionProtection: 'ACTIVE' });
    await liftProtection(account, stacks);
    expect(sent).toEqual([
      expect.objectContaining({ UserPoolId: 'pool-1', DeletionProtection: 'INACTIVE' }),
      { TableName: 'onsale-prod-orders', DeletionProtectionEnabled: false },
      { TableName: 'onsale-prod-accounts', DeletionProtectionEnabled: false },
    ]);
  });

  it('leaves every other setting of the pool as it was, of which an update resets what it does not name', async () => {
    const settings = {
      Policies: { PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 7 } },
      AutoVerifiedAttributes: ['email' as const],
      MfaConfiguration: 'OPTIONAL' as const,
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email' as const, Priority: 1 }] },
      UserPoolTags: { STAGE: 'prod' },
      UserPoolTier: 'LITE' as const,
    };
    const { account, sent } = accountWith({
      ...settings,
      ...{ Id: 'pool-1', Name: 'onsale-prod', Arn: 'arn', EstimatedNumberOfUsers: 3, SchemaAttributes: [] },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
      DeletionProtection: 'ACTIVE',
    });
    await liftProtection(account, stacks);
    expect(JSON.parse(JSON.stringify(sent[0]))).toEqual({
      ...settings,
      ...{ UserPoolId: 'pool-1', PoolName: 'onsale-prod', DeletionProtection: 'INACTIVE' },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false }, // Cognito refuses the days here beside those of the policy
    });
  });

  it('does not touch a pool that has none', async () => {
    const { account, sent } = accountWith({ DeletionProtection: 'INACTIVE' });
    await liftProtection(account, stacks);
    expect(sent).toHaveLength(2);
  });
});
