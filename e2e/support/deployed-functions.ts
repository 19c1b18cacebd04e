import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import type { Stack } from './shared-stack.ts';

const client = new LambdaClient({});

/** A function of a deployed stage, to stand in its way: `orders`, `expireOrder`. The account is the environment's. */
export const deployedFunction = ({ tables: { stage } }: Stack, service: string, name: string) => {
  const FunctionName = `onsale-${service}-${stage}-${name}`;

  const read = async (Enabled: boolean): Promise<void> => {
    const { EventSourceMappings = [] } = await client.send(new ListEventSourceMappingsCommand({ FunctionName }));
    if (EventSourceMappings.length === 0) throw new Error(`${FunctionName} reads nothing`);
    for (const { UUID } of EventSourceMappings) await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
  };

  return {
    /** While it does not read its queue, messages wait there. */
    whileNotReading: async (work: () => Promise<void>): Promise<void> => {
      await read(false);
      await work().finally(() => read(true));
    },
    /** As its schedule would. */
    start: async (): Promise<void> => {
      const { FunctionError, Payload } = await client.send(new InvokeCommand({ FunctionName, Payload: '{}' }));
      if (FunctionError !== undefined) throw new Error(`${FunctionName} failed: ${Payload?.transformToString()}`);
    },
  };
};
