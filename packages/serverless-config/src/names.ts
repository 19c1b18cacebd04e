import type { ValueMap } from './configuration.ts';

/** What the stacks of a stage share, by export name `onsale-<stage>-<shared>`. */
type Shared =
  | 'RestApiId'
  | 'AuthorizerId'
  | 'PartnerAuthorizerId'
  | 'EventsTopicArn'
  | 'FailedRecordsBucketArn'
  | 'AlarmsTopicArn'
  | 'AccessLogGroupName'
  | 'CheckReleaseArn';

export const exportName = (stage: string, shared: string): string => `onsale-${stage}-${shared}`;

export const importShared = (stage: string, shared: Shared): ValueMap => ({ 'Fn::ImportValue': exportName(stage, shared) });

/** The stage comes first: CloudFormation names roles, buckets and rules by their stack and cuts off the end of what is too long. */
export const stackName = (service: string, stage: string): string => `onsale-${stage}-${service}`;

/** `placeOrder` → `place-order`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `placeOrder` → `PlaceOrder`, as logical ids are written. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const queueLogicalId = (functionName: string): string => `${pascal(functionName)}Queue`;
