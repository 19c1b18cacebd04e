import {
  DeleteStackCommand,
  paginateDescribeStacks,
  paginateListExports,
  paginateListStackResources,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { PlainFault } from '@onsale/local/plain-fault';
import { stackName } from '@onsale/serverless-config/names';

/** A stage's stacks by service, of those services that have one. */
export const stacksOf = async (client: CloudFormationClient, services: readonly string[], stage: string) => {
  const found = new Map<string, Stack>();
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const stack of Stacks) {
      const service = services.find((each) => stackName(each, stage) === stack.StackName);
      if (service !== undefined) found.set(service, stack);
    }
  }
  return found;
};

/** When it was last deployed, in milliseconds. */
export const changeTime = ({ LastUpdatedTime, CreationTime }: Stack): number => (LastUpdatedTime ?? CreationTime)?.getTime() ?? 0;

/** What the stage's stacks share, without the prefix: `RestApiId`, `ApiUrl`, `SiteBucketName`… */
export const exportsOf = async (client: CloudFormationClient, stage: string): Promise<Readonly<Record<string, string>>> => {
  const prefix = `onsale-${stage}-`;
  const shared: Record<string, string> = {};
  for await (const { Exports = [] } of paginateListExports({ client }, {})) {
    for (const { Name = '', Value = '' } of Exports) if (Name.startsWith(prefix)) shared[Name.slice(prefix.length)] = Value;
  }
  return shared;
};

/** The physical ids of a stack's resources of a type. */
export const resourcesOf = async (client: CloudFormationClient, StackName: string, type: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
    for (const { ResourceType, PhysicalResourceId, ResourceStatus = '' } of StackResourceSummaries)
      if (ResourceType === type && PhysicalResourceId !== undefined && ResourceStatus !== 'DELETE_COMPLETE')
        ids.push(PhysicalResourceId);
  }
  return ids;
};

const longestDelete = 45 * 60; // seconds: a distribution of the CDN takes its time

/** Throws a PlainFault with CloudFormation's reason if it does not go. */
export const deleteStack = async (client: CloudFormationClient, { StackId, StackName }: Stack): Promise<void> => {
  await client.send(new DeleteStackCommand({ StackName }));
  const waiting = { client, maxWaitTime: longestDelete, minDelay: 1, maxDelay: 10 };
  try {
    await waitUntilStackDeleteComplete(waiting, { StackName: StackId }); // by its id, since the name is gone with it
  } catch (fault) {
    throw new PlainFault(`${StackName} could not be removed: ${(fault as Error).message}`); // waiters throw Errors
  }
};

/** Can it be updated? A stack whose very first deploy failed cannot, and has to go first; it holds nothing. */
export const standing = ({ StackName, StackStatus }: Stack): 'ready' | 'never-deployed' => {
  if (StackStatus === 'ROLLBACK_COMPLETE' || StackStatus === 'REVIEW_IN_PROGRESS') return 'never-deployed';
  if (StackStatus?.endsWith('_IN_PROGRESS')) {
    throw new PlainFault(`${StackName} is being changed just now (${StackStatus}): try again when it is done`);
  }
  if (StackStatus?.endsWith('_FAILED')) {
    throw new PlainFault(`${StackName} is stuck (${StackStatus}): see docs/deploy.md, "When a deploy fails"`);
  }
  return 'ready';
};
