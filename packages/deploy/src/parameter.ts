import { DeleteParameterCommand, GetParameterCommand, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';

/** A text that a stage remembers, in the Parameter Store of its own account. */
export const parameter = (ssm: SSMClient, stage: string, name: string) => {
  const Name = `/onsale/${stage}/${name}`;
  return {
    /** Undefined: never written. */
    read: (): Promise<string | undefined> =>
      unlessMissing(async () => (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value),
    write: async (Value: string): Promise<void> => {
      await ssm.send(new PutParameterCommand({ Name, Type: 'String', Value, Overwrite: true }));
    },
    /** One that was never written is fine. */
    forget: async (): Promise<void> => {
      await unlessMissing(() => ssm.send(new DeleteParameterCommand({ Name })));
    },
  };
};

const unlessMissing = async <Outcome>(work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof ParameterNotFound) return undefined;
    throw fault;
  }
};
