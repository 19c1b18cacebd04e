import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Taken } from './count-requests.ts';
import type { HostedFunction } from './environment.ts';
import type { Call, FromWorker, ToWorker } from './worker-process.ts';

type Wanted = {
  readonly size: number;
  /** Of each function in each worker. */
  readonly environments: number;
  readonly functions: readonly HostedFunction[];
  readonly environment: NodeJS.ProcessEnv;
  /** A file descriptor. */
  readonly log: number;
  readonly execArgv: readonly string[];
};

type Settle = { readonly resolve: (answer: unknown) => void; readonly reject: (fault: Error) => void };
type Job = Settle & { readonly event: unknown };

/**
 * So many environments of each function, spread over the workers. An environment has one request at a time, as in Lambda; what
 * finds none that is idle waits in line, as behind a reserved concurrency. Unlike in Lambda, environments of different functions share
 * a process, which makes none of them faster.
 */
export const workerPool = ({ size, environments, functions, environment, log, execArgv }: Wanted) => {
  const workers = Array.from({ length: size }, () => startWorker({ environment, log, execArgv }));
  for (const { child } of workers) child.send({ functions } satisfies ToWorker);
  const all = Array.from({ length: environments }, (_, number) => workers.map((worker) => ({ worker, number }))).flat();
  const lines = new Map(functions.map(({ name }) => [name, { idle: [...all], waiting: [] as Job[] }]));

  const run = async (functionName: string, environment: Environment, { event, resolve, reject }: Job): Promise<void> => {
    const { worker, number } = environment;
    await worker.invoke({ functionName, environment: number, event }).then(resolve, reject);
    const line = lines.get(functionName);
    const next = line?.waiting.shift();
    if (next) void run(functionName, environment, next);
    else line?.idle.push(environment);
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
        const environment = leastBusy(line.idle);
        if (environment) void run(functionName, environment, job);
        else line.waiting.push(job);
      }),

    take: (): Promise<Taken[]> => Promise.all(workers.map((worker) => worker.take())),
  };
};

/** One of a function's environments: which worker has it, and the how manieth of that function it is there. */
type Environment = { readonly worker: Worker; readonly number: number };

/** Takes it out of the list. */
const leastBusy = (idle: Environment[]): Environment | undefined => {
  const [best] = [...idle].sort((one, other) => one.worker.busy() - other.worker.busy());
  if (best) idle.splice(idle.indexOf(best), 1);
  return best;
};

type Worker = {
  readonly child: ChildProcess;
  readonly busy: () => number;
  invoke(call: Call): Promise<unknown>;
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
    invoke: (call) =>
      new Promise((resolve, reject) => {
        const id = last++;
        open.set(id, { resolve, reject });
        child.send({ id, ...call } satisfies ToWorker);
      }),
    take: () =>
      new Promise((resolve) => {
        takers.push(resolve);
        child.send({ take: true } satisfies ToWorker);
      }),
  };
};
