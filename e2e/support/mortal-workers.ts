import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Invoke } from '@onsale/local/lambda';
import type { HostedFunction } from '../../bench/host/environment.ts';
import type { FromWorker, ToWorker } from '../../bench/host/worker-process.ts';
import type { SeededRandom } from '../../simulate/seeded-random.ts';

type Wanted = {
  readonly size: number;
  readonly functions: readonly HostedFunction[];
  readonly environment: NodeJS.ProcessEnv;
  /** A file descriptor. */
  readonly log: number;
  readonly random: SeededRandom;
};

type Job = {
  readonly functionName: string;
  readonly event: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: Error) => void;
};
type Worker = { readonly child: ChildProcess; readonly jobs: Map<number, Job> };

/** How often, from 0 to 1, an invocation is its worker's last; and how far into it, in milliseconds. */
const dies = 0.04;
const diesWithin = 40;

/**
 * The bench's workers, which hold an environment of each function and give it one request at a time. While they are mortal, some are killed
 * in the middle of requests (SIGKILL); with a worker all that it is at ends, as for a Lambda that dies, and another is started.
 */
export const mortalWorkers = ({ size, functions, environment, log, random }: Wanted) => {
  const workers: Worker[] = [];
  const waiting: Job[] = [];
  let last = 0;
  let areMortal = false;
  let deaths = 0;

  const start = (): void => {
    const script = path.join(import.meta.dirname, '../../bench/host/worker-process.ts');
    const child = fork(script, { env: environment, stdio: ['ignore', log, log, 'ipc'] });
    const worker: Worker = { child, jobs: new Map() };
    child.on('error', (fault) => console.error(fault)); // a job that was sent at the moment of its death is told so by `exit`
    child.on('message', (message: FromWorker) => {
      if ('taken' in message) return; // nobody counts here
      const job = worker.jobs.get(message.id);
      worker.jobs.delete(message.id);
      if ('fault' in message) job?.reject(new Error(message.fault));
      else job?.resolve(message.answer);
      giveOut();
    });
    child.once('exit', () => {
      workers.splice(workers.indexOf(worker), 1);
      for (const { functionName, reject } of worker.jobs.values()) reject(new Error(`${functionName} died`));
      start();
      giveOut();
    });
    child.send({ functions } satisfies ToWorker);
    workers.push(worker);
  };

  const kill = ({ child, jobs }: Worker, id: number): void => {
    if (!jobs.has(id)) return; // it is done
    deaths += 1;
    child.kill('SIGKILL');
  };

  const give = (worker: Worker, job: Job): void => {
    const id = last++;
    const { functionName, event } = job;
    worker.jobs.set(id, job);
    worker.child.send({ id, functionName, environment: 0, event } satisfies ToWorker);
    if (areMortal && random.chance(dies)) setTimeout(() => kill(worker, id), random.below(diesWithin));
  };

  const giveOut = (): void => {
    for (const job of waiting.splice(0)) {
      const isIdle = ({ child, jobs }: Worker) =>
        !child.killed && ![...jobs.values()].some(({ functionName }) => functionName === job.functionName);
      const [best] = workers.filter(isIdle).sort((one, other) => one.jobs.size - other.jobs.size);
      if (best) give(best, job);
      else waiting.push(job);
    }
  };

  const invoke: Invoke = (functionName, event) =>
    new Promise((resolve, reject) => {
      waiting.push({ functionName, event, resolve, reject });
      giveOut();
    });

  for (let worker = 0; worker < size; worker++) start();
  return {
    invoke,
    /** From now on some die; or none any more. */
    beMortal: (mortal: boolean): void => {
      areMortal = mortal;
    },
    deaths: (): number => deaths,
  };
};
