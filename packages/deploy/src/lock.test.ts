import { DeleteParameterCommand, GetParameterCommand, ParameterAlreadyExists, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { whileLocked } from './lock.ts';

/** A parameter store with room for one. */
const parameterStore = (time: () => number) => {
  let stored: { Value: string | undefined; LastModifiedDate: Date } | undefined;
  const send = (command: unknown) => {
    if (command instanceof PutParameterCommand) {
      if (stored && !command.input.Overwrite) {
        return Promise.reject(new ParameterAlreadyExists({ message: 'there', $metadata: {} }));
      }
      stored = { Value: command.input.Value, LastModifiedDate: new Date(time()) };
    }
    if (command instanceof DeleteParameterCommand) stored = undefined;
    return Promise.resolve(command instanceof GetParameterCommand ? { Parameter: stored } : {});
  };
  return { ssm: { send } as unknown as SSMClient, isTaken: () => stored !== undefined }; // all that the lock calls
};

describe('the lock of a stage', () => {
  it('tells the second who holds it, and is free afterwards', async () => {
    const { ssm, isTaken } = parameterStore(() => 0);
    const lock = { ssm, stage: 'dev', now: () => 5000 };
    await whileLocked(lock, 'npm run deploy', async () => {
      await expect(whileLocked(lock, 'npm run remove', () => Promise.resolve())).rejects.toThrow(
        /^dev is locked: npm run deploy by .+, last seen 5 s ago$/,
      );
      expect(isTaken()).toBe(true);
    });
    expect(isTaken()).toBe(false);
  });

  it('is free after work that failed', async () => {
    const { ssm, isTaken } = parameterStore(() => 0);
    const work = () => Promise.reject(new Error('no'));
    await expect(whileLocked({ ssm, stage: 'dev' }, 'npm run deploy', work)).rejects.toThrow('no');
    expect(isTaken()).toBe(false);
  });

  it('falls two minutes after its holder was killed, not before', async () => {
    const { ssm } = parameterStore(() => 0);
    await ssm.send(new PutParameterCommand({ Name: '/onsale/dev/deploy-lock', Value: 'a killed one' }));
    const at = (now: number) =>
      whileLocked({ ssm, stage: 'dev', now: () => now }, 'npm run deploy', () => Promise.resolve('done'));
    await expect(at(119_000)).rejects.toThrow(/a killed one/);
    await expect(at(120_000)).resolves.toBe('done');
  });
});
