import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { TryVersion } from '../domain/release-check.ts';

/** Calls a version of a function, by its ARN, with an empty batch. */
export const lambdaVersions = (client = new LambdaClient({})): TryVersion => {
  const Payload = Buffer.from(JSON.stringify({ Records: [] }));
  return async (FunctionName) => {
    const { FunctionError, Payload: answer } = await client.send(new InvokeCommand({ FunctionName, Payload }));
    return { answer: Buffer.from(answer ?? []).toString(), ...(FunctionError !== undefined && { fault: FunctionError }) };
  };
};
