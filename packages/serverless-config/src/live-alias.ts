import type { ExpandedConfiguration, Resource, Value } from './configuration.ts';
import { pascal } from './names.ts';
import { checkId, releaseCheck } from './release-check.ts';

/** The alias through which whatever answers or consumes is called. */
export const alias = 'live';

/** The functions that answer a caller, by name: a caller notices a bad one at once, and cannot try again for long. */
export const answering = (functions: ExpandedConfiguration['functions']): string[] =>
  Object.entries(functions).flatMap(([name, { events, authorizer }]) =>
    authorizer || events.some(({ http }) => http) ? [name] : [],
  );

/** What makes osls point a function's routes and permissions at the alias. */
export const targetAlias = (functionName: string) => ({ name: alias, logicalId: aliasId(functionName) });

/** The alias of one function, to be moved to its new version by CloudFormation at once or, as a canary, by CodeDeploy. */
export const liveAlias = (functionName: string, versionId: string, canary: boolean): Record<string, Resource> => ({
  [aliasId(functionName)]: {
    Type: 'AWS::Lambda::Alias',
    Properties: {
      FunctionName: { Ref: functionId(functionName) },
      FunctionVersion: { 'Fn::GetAtt': [versionId, 'Version'] },
      Name: alias,
    },
    ...(canary && {
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: application },
          DeploymentGroupName: { Ref: groupId(functionName) },
        },
      },
    }),
  },
});

/** The alias of a consumer: moved at once, but not before its new version has passed the check. */
export const checkedAlias = (functionName: string, versionId: string, checker: Value): Record<string, Resource> => {
  const [[id, alias] = []] = Object.entries(liveAlias(functionName, versionId, false));
  if (id === undefined || alias === undefined) return {};
  return { ...releaseCheck(functionName, versionId, checker), [id]: { ...alias, DependsOn: checkId(functionName) } };
};

const application = 'CanaryApplication';
const role = 'CanaryRole';

/**
 * What shifts the aliases of a service: 10 % for five minutes, then all; back at once when an alarm rings or somebody stops it.
 * A group shifts one alias at a time, so each function has its own. `prefix` is what the names of the stack's functions begin with.
 */
export const canaryResources = (
  functionNames: readonly string[],
  alarms: readonly string[],
  prefix: string,
): Record<string, Resource> => ({
  [application]: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
  [role]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'codedeploy.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        { PolicyName: 'shift', PolicyDocument: { Version: '2012-10-17', Statement: [moveAliases(prefix), lookAtAlarms] } },
      ],
    },
  },
  ...Object.fromEntries(functionNames.map((name) => [groupId(name), deploymentGroup(alarms)])),
});

const deploymentGroup = (alarms: readonly string[]): Resource => ({
  Type: 'AWS::CodeDeploy::DeploymentGroup',
  Properties: {
    ApplicationName: { Ref: application },
    ServiceRoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
    DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    AlarmConfiguration: { Enabled: true, Alarms: alarms.map((id) => ({ Name: { Ref: id } })) },
    AutoRollbackConfiguration: {
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
  },
});

const moveAliases = (prefix: string): Value => ({
  Effect: 'Allow',
  Action: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
  Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${prefix}*` },
});

const lookAtAlarms: Value = {
  Effect: 'Allow',
  Action: ['cloudwatch:DescribeAlarms'],
  Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*' },
};

const functionId = (functionName: string): string => `${pascal(functionName)}LambdaFunction`;
const aliasId = (functionName: string): string => `${pascal(functionName)}LiveAlias`;
const groupId = (functionName: string): string => `${pascal(functionName)}Deployment`;
