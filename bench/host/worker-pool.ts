import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Taken } from './count-requests.ts';
import type { HostedFunction } from './environment.ts';
import type { FromWorker, ToWorker } from './worker-process.ts';

type Wanted = {
  readonly size: number;
  readonly functions: readonly HostedFunction[];
  readonly environment: NodeJS.ProcessEnv;
  /** A file descriptor. */
  readonly log: number;
  readonly execArgv: readonly string[];
};

type Settle = { readonly resolve: (answer: unknown) => void; readonly reject: (fault: Error) => void };
type Job = Settle & { readonly event: unknown };

/**
 * So many environments of each function, one in each worker. An environment has one request at a time, as in Lambda; what
 * finds none that is idle waits in line, as behind a reserved concurrency. Unlike in Lambda, environments of different functions share
 * a process, which makes none of them faster.
 */
export const workerPool = ({ size, functions, environment, log, execArgv }: Wanted) => {
  const workers = Array.from({ length: size }, () => startWorker({ environment, log, execArgv }));
  for (const { child } of workers) child.send({ functions } satisfies ToWorker);
  const lines = new Map(functions.map(({ name }) => [name, { idle: [...workers], waiting: [] as Job[] }]));

  const run = async (functionName: string, worker: Worker, { event, resolve, reject }: Job): Promise<void> => {
    await worker.invoke(functionName, event).then(resolve, reject);
    const line = lines.get(functionName);
    const next = line?.waiting.shift();
    if (next) void run(functionName, worker, next);
    else line?.idle.push(worker);
  };

  return {
    pids: workers.map(({ child }) => child.pid ?? 0),
    has: (functionName: string): boolean => lines.has(functionName),

    invoke: (functionName: string, event: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const line = lines.get(functionName);
        if (!line) {
          reject(new Error(`there is no function ${functionName}`));
          return;
        }
        const job = { event, resolve, reject };
        const worker = leastBusy(line.idle);
        if (worker) void run(functionName, worker, job);
        else line.waiting.push(job);
      }),

    take: (): Promise<Taken[]> => Promise.all(workers.map((worker) => worker.take())),
  };
};

/** Takes it out of the list. */
const leastBusy = (idle: Worker[]): Worker | undefined => {
  const [best] = [...idle].sort((one, other) => one.busy() - other.busy());
  if (best) idle.splice(idle.indexOf(best), 1);
  return best;
};

type Worker = {
  readonly child: ChildProcess;
  readonly busy: () => number;
  invoke(functionName: string, event: unknown): Promise<unknown>;
  take(): Promise<Taken>;
};

const startWorker = ({ environment, log, execArgv }: Pick<Wanted, 'environment' | 'log' | 'execArgv'>): Worker => {
  const child = fork(path.join(import.meta.dirname, 'worker-process.ts'), {
    env: environment,
    execArgv: [...execArgv],
    stdio: ['ignore', log, log, 'ipc'],
  });
  child.once('exit', (code, signal) => {
    console.error(`a worker ended: ${signal ?? code}`);
    process.exit(1);
  });
  const open = new Map<number, Settle>();
  const takers: ((taken: Taken) => void)[] = [];
  let last = 0;
  child.on('message', (message: FromWorker) => {
    if ('taken' in message) {
      takers.shift()?.(message.taken);
      return;
    }
    const settle = open.get(message.id);
    open.delete(message.id);
    if ('fault' in message) settle?.reject(new Error(message.fault));
    else settle?.resolve(message.answer);
  });
  return {
    child,
    busy: () => open.size,
    invoke: (functionName, event) =>
      new Promise((resolve, reject) => {
        const id = last++;
        open.set(id, { resolve, reject });
        child.send({ id, functionName, event } satisfies ToWorker);
      }),
    take: () =>
      new Promise((resolve) => {
        takers.push(resolve);
        child.send({ take: true } satisfies ToWorker);
      }),
  };
};
