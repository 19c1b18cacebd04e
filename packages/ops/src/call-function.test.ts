import { LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import type { InvokeCommand, InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { recordsOf } from '../test/records.ts';
import { callFunction } from './call-function.ts';

const orders = { service: 'orders', name: 'publishOutbox', FunctionName: 'onsale-orders-prod-publishOutbox', Qualifier: 'live' };

/** Lambda with one function, which answers as told. */
const lambdaThat = (answer: () => Partial<InvokeCommandOutput>) => {
  const lambda = new LambdaClient({ region: 'ap-northeast-2' });
  const invoked: unknown[] = [];
  const send = ({ input }: InvokeCommand) => {
    invoked.push(input);
    return new Promise((resolve) => resolve(answer()));
  };
  lambda.send = send as typeof lambda.send; // one of its overloads
  return { lambda, invoked };
};

const saying = (answer: unknown, FunctionError?: string) => () => ({
  FunctionError,
  Payload: Object.assign(Buffer.from(JSON.stringify(answer)), { transformToString: () => '' }),
});

describe('a function that is called by hand', () => {
  it('gets the event that its stream makes, through its alias', async () => {
    const { lambda, invoked } = lambdaThat(saying({ batchItemFailures: [] }));
    expect(await callFunction(lambda, orders)(recordsOf(1))).toEqual({ failed: new Set() });
    const { FunctionName, Qualifier } = orders;
    expect(invoked).toEqual([{ FunctionName, Qualifier, Payload: JSON.stringify({ Records: recordsOf(1) }) }]);
  });

  it.each([
    ['reports failures', saying({ batchItemFailures: [{ itemIdentifier: '1' }] }), { failed: new Set(['1']) }],
    ['answers null, which is a success', saying(null), { failed: new Set() }],
    ['throws', saying({ errorMessage: 'no topic' }, 'Unhandled'), { threw: 'Unhandled no topic' }],
  ])('%s', async (_, answer, taken) => {
    expect(await callFunction(lambdaThat(answer).lambda, orders)(recordsOf(1))).toEqual(taken);
  });

  it('may be gone, or not ours to call: no fault of a record', async () => {
    const gone = () => {
      throw new ResourceNotFoundException({ message: 'Function not found', $metadata: {} });
    };
    const forbidden = () => {
      throw new Error('not authorized to perform: lambda:InvokeFunction');
    };
    const call = (answer: () => never) => callFunction(lambdaThat(answer).lambda, orders)(recordsOf(1));
    await expect(call(gone)).rejects.toThrow('there is no function publishOutbox of orders any more');
    await expect(call(forbidden)).rejects.toThrow('publishOutbox of orders cannot be called: not authorized to perform');
  });
});
