import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { draw, drawWeighted } from '../domain/draw.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Block, UnitId } from '../domain/stock.ts';
import { hold, release } from '../domain/unit.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { giveBackUnits, writesAtOnce } from './give-back-units.ts';

/** One hold on its way to its units: how to get more, and how to give up all that it has. */
export const taking = (ports: Pick<Ports, 'units' | 'snapshots' | 'clock' | 'random'>, eventId: EventId, by: UnitHold) => {
  const { units, random } = ports;
  const change = hold(by);
  const own = new Set<UnitId>();

  const take = async (unitId: UnitId): Promise<boolean> => {
    if (own.has(unitId)) return false; // it would pass once more, as ours already
    const isTaken = await units.change(eventId, unitId, change);
    if (isTaken) own.add(unitId);
    return isTaken;
  };

  /**
   * Takes as many units as wanted, or all that can be found: look into a block, pick among its free units at random, write,
   * and on a lost race look again. Draws blocks by what the snapshot says is free in them.
   */
  const takeAny = async ({ free }: Snapshot, blocks: readonly Block[], quantity: number): Promise<UnitId[]> => {
    const promising = new Map(blocks.map((block) => [block, free[block.index] ?? 0]));
    const tried = new Set<UnitId>(); // a look may show for a moment what is gone
    const taken: UnitId[] = [];
    while (taken.length < quantity) {
      const block = drawWeighted(promising, random);
      if (!block) break;
      const seen = await units.freeIn(eventId, block, by.now);
      const untried = seen.filter((unitId) => !tried.has(unitId));
      const missing = quantity - taken.length;
      if (untried.length <= missing) promising.delete(block); // all of them are picked now
      const picked = draw(untried, missing, random);
      picked.forEach((unitId) => tried.add(unitId));
      const outcomes = await inParallel(picked, writesAtOnce, take);
      taken.push(...picked.filter((_, index) => outcomes[index]));
    }
    return taken;
  };

  return { take, takeAny, giveUp: () => giveBackUnits(ports)(eventId, [...own], release(by.holdId)) };
};

export type Taking = ReturnType<typeof taking>;
