import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient, UpdateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Command } from './command.ts';
import { removeStage } from './remove-stage.ts';

const region = 'ap-northeast-2';

it('destroys nothing of a protected stage where its protection cannot be lifted', async () => {
  const others: unknown[] = [];
  const send = (command: unknown): Promise<object> => {
    if (command instanceof DescribeStacksCommand)
      return Promise.resolve({ Stacks: [{ StackName: 'onsale-prod-accounts', StackStatus: 'UPDATE_COMPLETE' }] });
    if (command instanceof ListStackResourcesCommand)
      return Promise.resolve({
        StackResourceSummaries: [
          { ResourceType: 'AWS::Cognito::UserPool', PhysicalResourceId: 'pool-1' },
          { ResourceType: 'AWS::DynamoDB::Table', PhysicalResourceId: 'onsale-prod-accounts' },
        ],
      });
    if (command instanceof UpdateUserPoolCommand)
      return Promise.reject(new Error('not authorized to perform: cognito-idp:UpdateUserPool'));
    others.push(command);
    return Promise.resolve({ UserPool: { DeletionProtection: 'ACTIVE' } });
  };
  const account = {
    cloudFormation: Object.assign(new CloudFormationClient({ region }), { send }),
    userPools: Object.assign(new CognitoIdentityProviderClient({ region }), { send }),
    ...Object.fromEntries(['apiGateway', 'cloudFront', 'dynamodb', 'lambda', 's3', 'ssm'].map((name) => [name, { send }])),
  } as unknown as Command['account']; // whatever it is asked it writes down
  const stage = {
    name: 'prod',
    protected: true,
    domain: '',
    mail: 'ses',
    endpoint: 'regional',
    throttle: { requestsPerSecond: 1, burst: 1 },
  } as const;
  const accounts = { name: 'accounts', needs: [] };
  const removal = removeStage({ root: '/nowhere', stage, all: [accounts], only: undefined, account }, () => undefined);
  await expect(removal).rejects.toThrow('cognito-idp:UpdateUserPool');
  expect(others.map((command) => (command as object).constructor.name)).toEqual(['DescribeUserPoolCommand']);
});
