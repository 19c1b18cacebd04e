import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { repositoryRoot } from './repository.ts';

export type StackOptions = {
  /** The base port; the parts take the eight after it. */
  readonly port: number;
  /** Where its data is kept. */
  readonly home: string;
  /** Forget what an earlier stack has kept there. */
  readonly fresh?: boolean;
  /** Load the examples on the first start. Yes, unless said. */
  readonly examples?: boolean;
};

export type RunningStack = {
  /** Before `/v1`, e.g. `http://localhost:3000`. */
  readonly url: string;
  readonly mailbox: string;
  readonly organizerKey: string;
  /** The issuer of people's tokens. */
  readonly signIn: string;
  /** Everything that the start has printed. */
  readonly output: string;
  /** Ends it in order, as Ctrl-C does. */
  stop(): Promise<void>;
  /** kill -9 of every process at once, as a power cut would be. */
  kill(): Promise<void>;
};

/**
 * Starts a whole local cloud in processes of its own and resolves when it is ready: in about 10 s, on the first start
 * with examples in about 40 s. Rejects with what it printed if it ends before that.
 */
export const startStack = async ({ port, home, fresh = false, examples = true }: StackOptions): Promise<RunningStack> => {
  const root = repositoryRoot();
  const switches = [...(fresh ? ['--fresh'] : []), ...(examples ? [] : ['--no-examples'])];
  const child = spawn(process.execPath, [path.join(root, 'packages/local/src/start.ts'), '--port', String(port), ...switches], {
    cwd: root,
    env: { ...process.env, ONSALE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel ends it when we are killed
    detached: true, // a process group of its own, so that all of it can be killed at once
  });
  const exited = once(child, 'exit');
  let output = '';
  const found = new Promise<readonly string[]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = readyLines.exec(output);
      if (match) resolve(match.slice(1));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then(() => reject(new Error(`the stack ended before it was ready:\n${output}`)));
  });
  const [url = '', mailbox = '', organizerKey = '', signIn = ''] = await found;
  return {
    url,
    mailbox,
    organizerKey,
    signIn,
    get output() {
      return output;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
    kill: async () => {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await exited;
    },
  };
};

const readyLines = /^Onsale is ready: (\S+)\napi: \S+\nmailbox: (\S+)\ndocs: \S+\norganizer key: (\S+)\nsign-in: (\S+)\n/m;
