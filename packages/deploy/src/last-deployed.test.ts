import { ParameterNotFound } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { lastDeployed } from './last-deployed.ts';

/** Keeps parameters as Parameter Store does. */
const parameterStore = () => {
  const values = new Map<string, string>();
  const send = ({ input }: { input: { Name: string; Value?: string } }) => {
    if (input.Value !== undefined) values.set(input.Name, input.Value);
    const Value = values.get(input.Name);
    return Value === undefined
      ? Promise.reject(new ParameterNotFound({ message: 'not found', $metadata: {} }))
      : Promise.resolve({ Parameter: { Value } });
  };
  return { send } as unknown as SSMClient; // the one call that is made
};

test('a stage remembers the commit that it was last brought to, each its own', async () => {
  const ssm = parameterStore();
  expect(await lastDeployed(ssm, 'dev').read()).toBeUndefined();
  await lastDeployed(ssm, 'dev').write('a1');
  await lastDeployed(ssm, 'dev').write('b2');
  expect(await lastDeployed(ssm, 'dev').read()).toBe('b2');
  expect(await lastDeployed(ssm, 'prod').read()).toBeUndefined();
});
