import type { Taken } from './count-requests.ts';
import { summed } from './counts.ts';
import type { CountsByFunction } from './counts.ts';

/** What the functions asked of DynamoDB and the rest: by function, and updates by partition key. */
export type Operations = { readonly byFunction: CountsByFunction; readonly writesByKey: Readonly<Record<string, number>> };

/** Of several workers. */
export const operationsOf = (taken: readonly Taken[]): Operations =>
  summedOperations(taken.map(({ counts, writesByKey }) => ({ byFunction: counts, writesByKey })));

export const summedOperations = (all: readonly Operations[]): Operations => {
  const writesByKey: Record<string, number> = {};
  for (const each of all)
    for (const [key, writes] of Object.entries(each.writesByKey)) writesByKey[key] = (writesByKey[key] ?? 0) + writes;
  return { byFunction: summed(all.map(({ byFunction }) => byFunction)), writesByKey };
};
