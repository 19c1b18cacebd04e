import { InvokeCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { failedItems } from '@onsale/local/lambda';
import { PlainFault } from '@onsale/local/plain-fault';
import type { CalledFunction } from './called-function.ts';
import type { Answer, Call } from './deliver-again.ts';

/** Calls a function and waits for its answer. Rejects with a PlainFault where it is not there or may not be called: no record's fault. */
export const callFunction = (lambda: LambdaClient, { service, name, FunctionName, Qualifier }: CalledFunction): Call => {
  return async (records) => {
    const invoke = new InvokeCommand({ FunctionName, Qualifier, Payload: JSON.stringify({ Records: records }) });
    const { FunctionError, Payload } = await lambda.send(invoke).catch((fault: unknown) => {
      if (fault instanceof ResourceNotFoundException) throw new PlainFault(`there is no function ${name} of ${service} any more`);
      throw new PlainFault(`${name} of ${service} cannot be called: ${fault instanceof Error ? fault.message : String(fault)}`);
    });
    return answerOf(FunctionError, Payload === undefined ? '' : Buffer.from(Payload).toString());
  };
};

const answerOf = (functionError: string | undefined, text: string): Answer => {
  const answer: unknown = text === '' ? undefined : JSON.parse(text); // Lambda answers JSON
  if (functionError === undefined) return { failed: failedItems(answer, true) };
  const message = typeof answer === 'object' && answer !== null && 'errorMessage' in answer ? String(answer.errorMessage) : '';
  return { threw: `${functionError} ${message}`.trim() };
};
