import { readdirSync, readFileSync } from 'node:fs';

/** Processes of the host by what they are. */
export type Groups = Readonly<Record<string, readonly number[]>>;

/** Of the kernel's clock, on every Linux that Node runs on. */
const ticksPerSecond = 100;

type Stat = { readonly parent: number; readonly ticks: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // from field 3 on, the state
    const ticks = [11, 12, 13, 14].reduce((total, index) => total + Number(fields[index]), 0); // utime, stime, and of children that ended
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined; // it has ended
  }
};

/** CPU seconds of each group since its processes started, user and system. */
export const cpuSeconds = (groups: Groups): Record<string, number> =>
  mapped(groups, (pids) => pids.reduce((total, pid) => total + (statOf(pid)?.ticks ?? 0), 0) / ticksPerSecond);

/** Megabytes of each group: resident, what is shared counted in part. */
export const megabytes = (groups: Groups): Record<string, number> =>
  mapped(groups, (pids) => Math.round(pids.reduce((total, pid) => total + proportionalKilobytes(pid), 0) / 1024));

const proportionalKilobytes = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);

/** The children of a process. */
export const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.parent === parent);

const mapped = (groups: Groups, valueOf: (pids: readonly number[]) => number): Record<string, number> =>
  Object.fromEntries(Object.entries(groups).map(([name, pids]) => [name, valueOf(pids)]));
