import { summedOperations } from '../host/operations.ts';
import type { Operations } from '../host/operations.ts';
import type { Host } from '../host/host.ts';

/** What a piece of work took, from its begin to the last `mark` in it. */
export type Window = {
  readonly seconds: number;
  /** CPU seconds by part of the host. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly operations: Operations;
};

/** Measures the host during `work`, which calls `mark` when what is to be measured is done; what it does after that is not counted. */
export const measured = async <Value>(host: Host, work: (mark: () => void) => Promise<Value>): Promise<[Value, Window]> => {
  await host.takeOperations();
  const from = performance.now();
  const before = host.cpu();
  const taken: { seconds: number; after: Readonly<Record<string, number>>; operations: Promise<Operations> }[] = [];
  const value = await work(() => {
    taken.push({ seconds: (performance.now() - from) / 1000, after: host.cpu(), operations: host.takeOperations() });
  });
  const last = taken.at(-1);
  if (!last) throw new Error('the work has no end');
  const cpu = Object.fromEntries(Object.entries(last.after).map(([part, spent]) => [part, spent - (before[part] ?? 0)]));
  const operations = summedOperations(await Promise.all(taken.map((each) => each.operations)));
  return [value, { seconds: last.seconds, cpu, operations }];
};
