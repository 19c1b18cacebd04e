import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '@onsale/local/repository';
import type { FromMortalHost, ToMortalHost } from './mortal-host-process.ts';
import { describeStack } from './own-stack.ts';
import type { Stack } from './shared-stack.ts';

export type MortalHost = {
  readonly stack: Stack;
  /** From now on workers die in the middle of requests, drawn from the seed. */
  beMortal(): void;
  /** From now on none does. Answers how many died. */
  beImmortal(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts the whole system with production bundles in worker processes, each of which may be killed. */
export const startMortalHost = async (port: number, seed: number): Promise<MortalHost> => {
  const home = mkdtempSync(path.join(tmpdir(), 'onsale-mortal-'));
  const log = openSync(path.join(home, 'host.log'), 'a');
  const script = path.join(repositoryRoot(), 'e2e/support/mortal-host-process.ts');
  const child = fork(script, [String(port), home, String(seed)], { stdio: ['ignore', log, log, 'ipc'] });
  const exited = once(child, 'exit');
  const heard = async (): Promise<FromMortalHost> => {
    const ended = exited.then(() => Promise.reject(new Error(`The host ended, see ${home}/host.log`)));
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [FromMortalHost]; // it sends nothing else
    return message;
  };
  const send = (message: ToMortalHost): void => void child.send(message);

  const ready = await heard();
  if (!('url' in ready)) throw new Error('The host said something else');
  return {
    stack: describeStack({ url: ready.url, mailbox: '', organizerKey: ready.organizerKey }, port),
    beMortal: () => send({ mortal: true }),
    beImmortal: async () => {
      const answer = heard();
      send({ mortal: false });
      const told = await answer;
      return 'deaths' in told ? told.deaths : 0;
    },
    stop: async () => {
      child.disconnect();
      await exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
};
