import type { Statement, Value } from './configuration.ts';
import type { Stage } from './stage.ts';

export type CallerPlace = { readonly vpc?: Value; readonly statements: readonly Statement[] };

/**
 * Where a function has to be that calls our own API: in the VPC, where the whole API is private; anywhere else. Lambda puts its
 * network interfaces there with the function's role, but only Lambda: the function's own calls carry its ARN.
 */
export const callerPlace = ({ endpoint, vpcSubnets, vpcSecurityGroups }: Stage): CallerPlace =>
  endpoint === 'private'
    ? { vpc: { subnetIds: vpcSubnets, securityGroupIds: vpcSecurityGroups }, statements: [interfaces] }
    : { statements: [] };

const interfaces: Statement = {
  Effect: 'Allow',
  Action: [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ],
  Resource: '*', // interfaces have no name before they are made
  Condition: { Null: { 'lambda:SourceFunctionArn': 'true' } },
};
