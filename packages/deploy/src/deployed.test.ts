import { DeleteParameterCommand, ParameterNotFound } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { deployedCommit, versionsOf } from './deployed.ts';

/** Keeps parameters as Parameter Store does. */
const parameterStore = () => {
  const values = new Map<string, string>();
  const send = (command: { input: { Name: string; Value?: string } }) => {
    const { Name, Value: written } = command.input;
    if (written !== undefined) values.set(Name, written);
    const Value = values.get(Name);
    if (Value === undefined) return Promise.reject(new ParameterNotFound({ message: 'not found', $metadata: {} }));
    if (command instanceof DeleteParameterCommand) values.delete(Name);
    return Promise.resolve({ Parameter: { Value } });
  };
  return { send } as unknown as SSMClient; // the three calls that are made
};

describe('a stage', () => {
  it('remembers the commit that it was last brought to, each its own', async () => {
    const ssm = parameterStore();
    expect(await deployedCommit(ssm, 'dev').read()).toBeUndefined();
    await deployedCommit(ssm, 'dev').write('a1');
    await deployedCommit(ssm, 'dev').write('b2');
    expect(await deployedCommit(ssm, 'dev').read()).toBe('b2');
    expect(await deployedCommit(ssm, 'prod').read()).toBeUndefined();
  });

  it('remembers the last ten versions of a service, the youngest first, the same one once', async () => {
    const versions = versionsOf(parameterStore(), 'dev', 'orders');
    expect(await versions.read()).toEqual([]);
    for (const version of ['a', 'b', 'b', 'c']) await versions.add(version);
    expect(await versions.read()).toEqual(['c', 'b', 'a']);
    for (let count = 0; count < 10; count += 1) await versions.add(`v${count}`);
    expect(await versions.read()).toEqual(['v9', 'v8', 'v7', 'v6', 'v5', 'v4', 'v3', 'v2', 'v1', 'v0']);
  });

  it('forgets what came after the version that a service went back to', async () => {
    const versions = versionsOf(parameterStore(), 'dev', 'orders');
    for (const version of ['a', 'b', 'c', 'b']) await versions.add(version);
    expect(await versions.read()).toEqual(['b', 'a']);
  });

  it('forgets a service that is removed, also one that it never had', async () => {
    const versions = versionsOf(parameterStore(), 'dev', 'orders');
    await versions.add('a');
    await versions.forget();
    await versions.forget();
    expect(await versions.read()).toEqual([]);
  });
});
