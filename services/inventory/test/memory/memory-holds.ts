import { isReplaceable } from '../../src/domain/hold.ts';
import { holdKeyOf } from '../../src/domain/hold-id.ts';
import type { Holds } from '../../src/ports.ts';
import { changeStored } from './memory-stock.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `holdTable`. */
export const memoryHolds = ({ holds }: MemoryStock): Holds => ({
  find: (key) => Promise.resolve(holds.get(key)),

  create: async (key, hold, now) => {
    await Promise.resolve();
    const there = holds.get(key);
    if (there?.holdId === hold.holdId) return true;
    if (there && !isReplaceable(there, now)) return false;
    holds.set(key, hold);
    return true;
  },

  change: async (holdId, change) => {
    await Promise.resolve();
    const key = holdKeyOf(holdId);
    if (key === undefined) return { happened: false, hold: undefined };
    const { happened, item } = changeStored(holds, key, change);
    return { happened, hold: item };
  },
});
