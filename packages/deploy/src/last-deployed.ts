import { GetParameterCommand, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';

/** The commit that a stage was last brought to, kept in the stage's own account: runs may be skipped, a stage may wait for weeks. */
export const lastDeployed = (ssm: SSMClient, stage: string) => {
  const Name = `/onsale/${stage}/deployed-commit`;
  return {
    /** Undefined: never deployed. */
    read: async (): Promise<string | undefined> => {
      try {
        return (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;
      } catch (fault) {
        if (fault instanceof ParameterNotFound) return undefined;
        throw fault;
      }
    },
    write: async (commit: string): Promise<void> => {
      await ssm.send(new PutParameterCommand({ Name, Type: 'String', Value: commit, Overwrite: true }));
    },
  };
};
