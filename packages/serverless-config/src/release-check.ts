import type { ExpandedConfiguration, Resource, Value } from './configuration.ts';
import { pascal } from './names.ts';

/** The functions that read a queue or a stream, by name: nobody waits for them, so nobody notices a bad one for a while. */
export const consuming = (functions: ExpandedConfiguration['functions']): string[] =>
  Object.entries(functions).flatMap(([name, { events }]) => (events.some(({ sqs, stream }) => sqs ?? stream) ? [name] : []));

const longest = 60; // seconds; without it CloudFormation waits for an hour

/** Calls a new version with an empty batch, before the alias that gets the messages is moved to it. `checker`: the ARN of `checkRelease`. */
export const releaseCheck = (functionName: string, versionId: string, checker: Value): Record<string, Resource> => ({
  [checkId(functionName)]: {
    Type: 'Custom::ReleaseCheck',
    Properties: { ServiceToken: checker, ServiceTimeout: String(longest), Version: { Ref: versionId } },
  },
});

export const checkId = (functionName: string): string => `${pascal(functionName)}ReleaseCheck`;
