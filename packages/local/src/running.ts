import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from './clients.ts';
import { homeAt } from './home.ts';
import type { Home } from './home.ts';
import { PlainFault } from './plain-fault.ts';
import { repositoryRoot } from './repository.ts';

/** A process of a stack; `mark` stands in its command line, so that another process with its number is left alone. */
type StackProcess = { readonly pid: number; readonly mark: string };

/** What other commands need to know of a stack that runs, and the next start of one that was killed. */
export type Running = {
  readonly main: StackProcess;
  readonly parts: readonly StackProcess[];
  readonly url: string;
  readonly endpoints: Endpoints;
  /** The Lambda endpoint. */
  readonly functions: string;
  /** The bucket of what streams gave up. */
  readonly failedRecords: string;
  readonly region: string;
};

export const readRunning = (home: Home): Running | undefined => {
  try {
    return JSON.parse(readFileSync(home.running, 'utf8')) as Running; // written below
  } catch {
    return undefined; // none, or torn by a kill before any part was started
  }
};

/** The stack that runs with ONSALE_HOME, or with this repository's `.onsale`. Throws a PlainFault if there is none. */
export const runningHere = (): Running => {
  const home = homeAt(path.resolve(process.env['ONSALE_HOME'] ?? path.join(repositoryRoot(), '.onsale')));
  const running = readRunning(home);
  if (running && isAlive(running.main)) return running;
  throw new PlainFault(`no local cloud runs with ${home.folder}: npm start, or name a --stage`);
};

export const writeRunning = (home: Home, running: Running): void => writeFileSync(home.running, JSON.stringify(running));

export const forgetRunning = (home: Home): void => rmSync(home.running, { force: true });

/** Ends what a killed stack has left behind. Throws a PlainFault if that stack is still alive. */
export const endLeftovers = async (home: Home): Promise<void> => {
  const running = readRunning(home);
  if (!running) return;
  if (isAlive(running.main)) {
    throw new PlainFault(`Onsale already runs with ${home.folder}: ${running.url} (process ${running.main.pid})`);
  }
  const left = running.parts.filter(isAlive);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  while (left.some(isAlive)) await sleep(20);
  forgetRunning(home);
};

export const isAlive = ({ pid, mark }: StackProcess): boolean => commandOf(pid).includes(mark);

/** The command line of a process, empty if there is none. */
const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
};
