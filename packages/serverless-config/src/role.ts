import type { ExpandedConfiguration, ExpandedFunction, Resource, Statement, Value } from './configuration.ts';
import { mergedOnce } from './merge.ts';
import { pascal } from './names.ts';

/** Gives each function a role of its own, so that osls makes no shared one. */
export const withRoles = (configuration: ExpandedConfiguration): ExpandedConfiguration => {
  const { functions, resources } = configuration;
  const roles = Object.entries(functions).map(([name, fn]) => [roleLogicalId(name), functionRole(name, fn)] as const);
  return {
    ...configuration,
    functions: Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, { ...fn, role: roleLogicalId(name) }])),
    resources: {
      ...resources,
      Resources: mergedOnce(`${configuration.service}: resource`, [resources.Resources, Object.fromEntries(roles)]),
    },
  };
};

const roleLogicalId = (functionName: string): string => `${pascal(functionName)}Role`;

/** Its log group, its traces, what its events are read with, and what it lists itself. No more. */
const functionRole = (name: string, fn: ExpandedFunction): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'function',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], { 'Fn::Sub': `\${${pascal(name)}LogGroup.Arn}` }),
            allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'), // X-Ray has no resources to name
            ...fn.events.flatMap(({ sqs, stream }) => [
              ...sourceStatement(sqs, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']),
              ...sourceStatement(
                stream,
                ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
              ),
            ]),
            ...(fn.iamRoleStatements ?? []),
          ],
        },
      },
    ],
  },
});

const sourceStatement = (source: Value | undefined, actions: readonly string[]): Statement[] => {
  if (source === undefined) return [];
  const arn = typeof source === 'object' && source !== null && 'arn' in source ? source.arn : source;
  return [allow(actions, arn)];
};

const allow = (Action: readonly string[], Resource: Value): Statement => ({ Effect: 'Allow', Action, Resource });
