import type { Stack } from '@aws-sdk/client-cloudformation';
import { DescribeUserPoolCommand, UpdateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import type {
  CognitoIdentityProviderClient,
  UpdateUserPoolCommandInput,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { Account } from './account.ts';
import { resourcesOf } from './stacks.ts';

/** Lets the tables and user pools of stacks be deleted, and deletes nothing. What the stacks hold stays as it is. */
export const liftProtection = async (
  { cloudFormation, dynamodb, userPools }: Pick<Account, 'cloudFormation' | 'dynamodb' | 'userPools'>,
  stacks: readonly Stack[],
): Promise<string> => {
  const idsOf = async (type: string): Promise<string[]> =>
    (await Promise.all(stacks.map(({ StackName = '' }) => resourcesOf(cloudFormation, StackName, type)))).flat();
  const pools = await idsOf('AWS::Cognito::UserPool');
  const tables = await idsOf('AWS::DynamoDB::Table');
  for (const pool of pools) await liftFromPool(userPools, pool);
  for (const TableName of tables) await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  return `lifted from ${pools.length} user pools and ${tables.length} tables`;
};

/** An update resets whatever it does not pass, so everything that can be set is passed as it was. */
const liftFromPool = async (client: CognitoIdentityProviderClient, UserPoolId: string): Promise<void> => {
  const { UserPool: pool = {} } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  if (pool.DeletionProtection !== 'ACTIVE') return;
  await client.send(new UpdateUserPoolCommand({ ...settingsOf(pool), UserPoolId, DeletionProtection: 'INACTIVE' }));
};

const settings = [
  'Policies',
  'LambdaConfig',
  'AutoVerifiedAttributes',
  'SmsVerificationMessage',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'VerificationMessageTemplate',
  'SmsAuthenticationMessage',
  'UserAttributeUpdateSettings',
  'MfaConfiguration',
  'DeviceConfiguration',
  'EmailConfiguration',
  'SmsConfiguration',
  'UserPoolTags',
  'UserPoolAddOns',
  'AccountRecoverySetting',
  'UserPoolTier',
  'DcrConfiguration',
  'KeyConfiguration',
  'IssuerConfiguration',
  'AcrConfiguration',
] as const satisfies readonly (keyof UpdateUserPoolCommandInput & keyof UserPoolType)[];

const settingsOf = (pool: UserPoolType): Partial<UpdateUserPoolCommandInput> => ({
  ...Object.fromEntries(settings.map((name) => [name, pool[name]])),
  PoolName: pool.Name,
  // Cognito tells the days twice, and takes them in the password policy alone.
  AdminCreateUserConfig: pool.AdminCreateUserConfig && { ...pool.AdminCreateUserConfig, UnusedAccountValidityDays: undefined },
});
