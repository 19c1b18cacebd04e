import { paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation';

/**
 * Why the last update of a stack was taken back, where it was for the release itself: an alias that CodeDeploy did not move, or a
 * check that the new version did not pass. Nothing where it failed in another way.
 */
export const takenBack = async (client: CloudFormationClient, StackName: string): Promise<string | undefined> => {
  const refused = (await lastUpdate(client, StackName)).find(isRefusal);
  return (
    refused &&
    `${refused.LogicalResourceId?.replace(/(LiveAlias|ReleaseCheck)$/, '') ?? ''} of ${StackName} was bad and is taken back, the version before does ` +
      `all the work again: ${refused.ResourceStatusReason ?? 'no reason given'} (docs/runbooks/bad-answers.md)`
  );
};

/** The events of the stack's last update, the youngest first. */
const lastUpdate = async (client: CloudFormationClient, StackName: string): Promise<StackEvent[]> => {
  const found: StackEvent[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    const start = StackEvents.findIndex(isStart);
    if (start !== -1) return [...found, ...StackEvents.slice(0, start)];
    found.push(...StackEvents);
  }
  return found;
};

const isStart = ({ LogicalResourceId, StackName, ResourceStatus }: StackEvent): boolean =>
  LogicalResourceId === StackName && ResourceStatus === 'UPDATE_IN_PROGRESS';

const isRefusal = ({ ResourceType, ResourceStatus }: StackEvent): boolean =>
  /^(AWS::Lambda::Alias|Custom::ReleaseCheck)$/.test(ResourceType ?? '') && /_FAILED$/.test(ResourceStatus ?? '');
