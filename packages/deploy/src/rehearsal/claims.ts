import { describeFault } from '@onsale/local/plain-fault';
import type { Print } from '@onsale/local/progress';

/** How far a rehearsal can be trusted: as on AWS; with something of ours in the place of what the emulator lacks; not at all. */
export type Mark = 'shown' | 'shimmed' | 'not yet';
type Row = { readonly claim: string; readonly how: string; readonly mark: Mark | 'FAILED' };

/** The rehearsal's table. A claim that does not hold is a line too, and the next one is tried. */
export const claims = (print: Print) => {
  const rows: Row[] = [];
  const add = (row: Row) => void rows.push(row);
  return {
    /** Answers whether it holds. `work` throws when it does not. */
    show: async (claim: string, how: string, work: () => Promise<unknown>, mark: Mark = 'shown'): Promise<boolean> => {
      const started = performance.now();
      const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`;
      try {
        await work();
        print(`  ${mark.padEnd(8)}${seconds()}  ${claim}`);
        add({ claim, how, mark });
        return true;
      } catch (fault) {
        print(`  FAILED  ${seconds()}  ${claim}\n${describeFault(fault)}`);
        add({ claim, how, mark: 'FAILED' });
        return false;
      }
    },
    notYet: (claim: string, how: string): void => add({ claim, how, mark: 'not yet' }),
    table: (): string => {
      const width = Math.max(...rows.map(({ claim }) => claim.length));
      return rows.map(({ claim, how, mark }) => `${mark.padEnd(8)}| ${claim.padEnd(width)} | ${how}`).join('\n');
    },
    counts: () => ({
      passed: rows.filter(({ mark }) => mark === 'shown' || mark === 'shimmed').length,
      failed: rows.filter(({ mark }) => mark === 'FAILED').length,
    }),
  };
};

export type Claims = ReturnType<typeof claims>;
