import { DeleteParameterCommand, ParameterAlreadyExists, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { deleteCdnSecret, ensureCdnSecret } from './cdn-secret.ts';

const parameterStore = () => {
  const stored = new Map<string, string>();
  const send = (command: unknown) => {
    if (command instanceof PutParameterCommand) {
      const { Name = '', Value = '' } = command.input;
      if (stored.has(Name)) return Promise.reject(new ParameterAlreadyExists({ message: 'there', $metadata: {} }));
      stored.set(Name, Value);
    }
    if (command instanceof DeleteParameterCommand && !stored.delete(command.input.Name ?? ''))
      return Promise.reject(new ParameterNotFound({ message: 'not there', $metadata: {} }));
    return Promise.resolve({});
  };
  return { ssm: { send } as unknown as SSMClient, stored }; // the calls that are made
};

test('a stage gets one secret of 256 bits, keeps it over deploys, and loses it with the stage', async () => {
  const { ssm, stored } = parameterStore();
  await ensureCdnSecret(ssm, 'dev');
  const secret = stored.get('/onsale/dev/cdn-secret');
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  await ensureCdnSecret(ssm, 'dev');
  await ensureCdnSecret(ssm, 'prod');
  expect(stored.get('/onsale/dev/cdn-secret')).toBe(secret);
  expect(stored.get('/onsale/prod/cdn-secret')).not.toBe(secret);
  for (let times = 0; times < 2; times++) await deleteCdnSecret(ssm, 'dev');
  expect([...stored.keys()]).toEqual(['/onsale/prod/cdn-secret']);
});
