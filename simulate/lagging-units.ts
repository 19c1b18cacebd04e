import type { EventId } from '@onsale/kernel/id';
import { unitPlace } from '../services/inventory/src/domain/stock.ts';
import type { Block, UnitId } from '../services/inventory/src/domain/stock.ts';
import type { Units } from '../services/inventory/src/ports.ts';
import type { MemoryStock } from '../services/inventory/test/memory/memory-stock.ts';
import type { Chaos } from './chaos.ts';

/** Units of which a look may miss what was written in the last second, as an eventually consistent Query does. */
export const laggingUnits = (
  { unitChanges }: MemoryStock,
  { clock, lag }: Pick<Chaos, 'clock' | 'lag'>,
): ((units: Units) => Units) => {
  const writtenAt: number[] = []; // by the index of the change, whoever made it

  /** When each unit of a block that was written since then was to become free before that. */
  const before = (eventId: EventId, { blockId }: Block, since: number): ReadonlyMap<string, number> => {
    const pk = `unit#${eventId}#${blockId}`;
    const freeFrom = new Map<string, number>();
    for (let index = unitChanges.length - 1; index >= 0 && (writtenAt[index] ?? 0) > since; index--) {
      const unit = unitChanges[index]?.before;
      if (unit?.pk === pk) freeFrom.set(unit.sk, unit.freeFrom);
    }
    return freeFrom;
  };

  return (units) => ({
    ...units,

    change: async (...wanted) => {
      const answer = await units.change(...wanted);
      while (writtenAt.length < unitChanges.length) writtenAt.push(clock.now());
      return answer;
    },

    freeIn: async (eventId, block, now, stretch) => {
      const late = before(eventId, block, clock.now() - lag());
      const all = new Set(await units.freeIn(eventId, block, now, stretch));
      const isLookedAt = (unitId: UnitId): boolean => !stretch || unitId >= stretch.from; // of a stretch it shows a little more
      return block.unitIds.filter(isLookedAt).filter((unitId) => {
        const freeFrom = late.get(unitPlace(unitId).name);
        return freeFrom === undefined ? all.has(unitId) : freeFrom <= now;
      });
    },

    takenIn: async (eventId, block, now) => {
      const late = before(eventId, block, clock.now() - lag());
      const all = new Map((await units.takenIn(eventId, block, now)).map(({ name, freeFrom }) => [name, freeFrom]));
      for (const [name, freeFrom] of late) all.set(name, freeFrom);
      return [...all].filter(([, freeFrom]) => freeFrom > now).map(([name, freeFrom]) => ({ name, freeFrom }));
    },
  });
};
