import type { Clock } from '@onsale/kernel/clock';
import type { Books } from './books.ts';
import { differencesIn } from './differences/all.ts';
import type { Difference, Mending } from './difference.ts';

export type Ports = {
  readonly read: () => Promise<Books>;
  readonly mend: (mending: Mending) => Promise<void>;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Tells people how far it is. */
  readonly say: (line: string) => void;
};

export type Outcome = { readonly differences: readonly Difference[]; readonly mended: number };

/** Between two readings, in milliseconds. */
const readsEvery = 3000;

/**
 * Finds what differs and stays so: a difference counts when each reading within `settle` milliseconds shows it at the same versions. What
 * comes up while we look is left to the next run. With `isMending` each is mended, and looked for again for as long.
 */
export const reconciliation =
  ({ read, mend, clock, pause, say }: Ports, settle: number) =>
  async (isMending: boolean): Promise<Outcome> => {
    const keep = async (found: readonly Difference[], isThere: typeof isUnchanged): Promise<Difference[]> => {
      const now = differencesIn(await read());
      return found.filter((difference) => now.some((other) => isThere(difference, other)));
    };

    const persisting = async (): Promise<Difference[]> => {
      let found = differencesIn(await read());
      const until = clock.now() + settle;
      while (found.length > 0 && clock.now() < until) {
        say(`${found.length} possible differences; reading again for ${Math.ceil((until - clock.now()) / 1000)} s`);
        await pause(Math.min(readsEvery, settle));
        found = await keep(found, isUnchanged);
      }
      return found;
    };

    const mendAll = async (found: readonly Difference[]): Promise<void> => {
      for (const { kind, id, mending } of found) {
        if (!mending) continue;
        say(`mending ${kind} ${id}`);
        await mend(mending).catch((fault: unknown) => {
          say(`  failed: ${String(fault)}`); // it remains, which is what we answer
        });
      }
    };

    const remaining = async (found: readonly Difference[]): Promise<Difference[]> => {
      let left = await keep(found, isSame);
      for (const until = clock.now() + settle; left.length > 0 && clock.now() < until;) {
        await pause(Math.min(readsEvery, settle));
        left = await keep(left, isSame);
      }
      return left;
    };

    const found = await persisting();
    if (!isMending || found.length === 0) return { differences: found, mended: 0 };
    await mendAll(found);
    const left = await remaining(found);
    return { differences: left, mended: found.length - left.length };
  };

const isSame = (one: Difference, other: Difference): boolean => one.kind === other.kind && one.id === other.id;
const isUnchanged = (one: Difference, other: Difference): boolean => isSame(one, other) && one.seen === other.seen;
