import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { versionsOf } from './deployed.ts';
import { changeTime } from './stacks.ts';

type Stacks = ReadonlyMap<string, Stack>;

/** Remembers the version of each service whose stack has changed, be it that others failed. One that was rolled back has not changed. */
export const recordVersions = async (
  { ssm, stage, version }: { ssm: SSMClient; stage: string; version: string },
  before: Stacks,
  after: Stacks,
): Promise<void> => {
  for (const [service, stack] of after) {
    const old = before.get(service);
    const isSame = old !== undefined && changeTime(old) === changeTime(stack);
    if (!isSame && /^(CREATE|UPDATE)_COMPLETE/.test(stack.StackStatus ?? '')) await versionsOf(ssm, stage, service).add(version);
  }
};
