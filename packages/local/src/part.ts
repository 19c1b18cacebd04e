import { fork } from 'node:child_process';
import { openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFault } from './plain-fault.ts';

/** A child process of the stack. It ends by itself as soon as its channel to us closes, whichever way we end. */
export type Part = {
  readonly name: string;
  readonly pid: number;
  readonly script: string;
  readonly log: string;
  /** Resolves when the process is gone, with how it ended. */
  readonly exited: Promise<string>;
  send(message: object): void;
  onMessage(receive: (message: unknown) => void): void;
  /** Asks it to end, and ends it after `patience`. */
  stop(): Promise<void>;
};

type Wanted = {
  readonly name: string;
  /** Beside this file, or an absolute path. */
  readonly script: string;
  /** Node's own options. */
  readonly execArgv?: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly log: string;
  readonly cwd: string;
};

const patience = 3000; // milliseconds
const longestLog = 10_000_000; // bytes

/** Small heaps, since there may be dozens of worker threads. */
const smallHeaps = ['--max-semi-space-size=4']; // MB

export const startPart = ({ name, script, environment, log, cwd, execArgv = smallHeaps }: Wanted): Part => {
  startOverWhenLong(log);
  const output = openSync(log, 'a', 0o600);
  const child = fork(path.resolve(import.meta.dirname, script), {
    env: environment,
    cwd,
    execArgv: [...execArgv],
    stdio: ['ignore', output, output, 'ipc'],
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (fault) => resolve(fault.message));
  });
  return {
    name,
    pid: child.pid ?? 0,
    script,
    log,
    exited,
    send: (message) => void child.send(message),
    onMessage: (receive) => void child.on('message', receive),
    stop: async () => {
      if (child.connected) child.disconnect();
      const late = sleep(patience, 'late', { ref: false });
      if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
      await exited;
    },
  };
};

const startOverWhenLong = (log: string): void => {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > longestLog) rmSync(log);
};

/** Resolves once `isReady`. Throws a PlainFault when the part has ended, or after `deadline` milliseconds. */
export const untilReady = async (part: Part, isReady: () => Promise<boolean>, deadline = 60_000): Promise<void> => {
  let ended: string | undefined;
  void part.exited.then((how) => {
    ended = how;
  });
  const until = performance.now() + deadline;
  while (performance.now() < until) {
    if (ended !== undefined) throw new PlainFault(`${part.name} did not start (${ended}), see ${part.log}`);
    if (await isReady()) return;
    await sleep(25);
  }
  throw new PlainFault(`${part.name} did not start within ${deadline / 1000} s, see ${part.log}`);
};
