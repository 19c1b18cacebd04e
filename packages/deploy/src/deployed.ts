import type { SSMClient } from '@aws-sdk/client-ssm';
import { parameter } from './parameter.ts';

/**
 * The commit that a stage was last brought to as a whole: runs may be skipped, a stage may wait for weeks. None since something was
 * deployed there that is in no commit: what stands is then unknown.
 */
export const deployedCommit = (ssm: SSMClient, stage: string) => parameter(ssm, stage, 'deployed-commit');

const kept = 10;

/** The versions that a service had on a stage, the one that stands there first. */
export const versionsOf = (ssm: SSMClient, stage: string, service: string) => {
  const stored = parameter(ssm, stage, `versions/${service}`);
  const read = async (): Promise<readonly string[]> => (await stored.read())?.split(' ') ?? [];
  return {
    read,
    /** It stands there from now on. Where it did before, what came after it is forgotten: that is a way back. */
    add: async (version: string): Promise<void> => {
      const before = await read();
      const older = before.slice(before.indexOf(version) + 1);
      await stored.write([version, ...older].slice(0, kept).join(' '));
    },
    forget: stored.forget,
  };
};
