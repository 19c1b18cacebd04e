import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { draw, drawStretch, drawWeighted } from '../domain/draw.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Block, Stretch, UnitId } from '../domain/stock.ts';
import { hold, release } from '../domain/unit.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { giveBackUnits, writesAtOnce } from './give-back-units.ts';

export type TakingPorts = Pick<Ports, 'units' | 'snapshots' | 'clock' | 'random'>;

/** One hold on its way to its units: how to get more, and how to give up some or all that it has. */
export const taking = (ports: TakingPorts, eventId: EventId, by: UnitHold) => {
  const { units, random } = ports;
  const change = hold(by);
  const own = new Set<UnitId>();

  const take = async (unitId: UnitId): Promise<boolean> => {
    if (own.has(unitId)) return false; // it would pass once more, as ours already
    const isTaken = await units.change(eventId, unitId, change);
    if (isTaken) own.add(unitId);
    return isTaken;
  };

  /** Those of them that we have now. */
  const takeAll = async (unitIds: readonly UnitId[]): Promise<UnitId[]> => {
    const outcomes = await inParallel(unitIds, writesAtOnce, take);
    return unitIds.filter((_, index) => outcomes[index]);
  };

  const lookInto = (block: Block, stretch?: Stretch): Promise<UnitId[]> => units.freeIn(eventId, block, by.now, stretch);

  /**
   * Takes as many units as wanted, or all that can be found: look into a block, pick among its free units at random, write,
   * and on a lost race look again. Draws blocks by what the snapshot says is free in them, and looks at a stretch of one before it looks at all of it.
   */
  const takeAny = async ({ free }: Snapshot, blocks: readonly Block[], quantity: number): Promise<UnitId[]> => {
    const promising = new Map(blocks.map((block) => [block, free[block.index] ?? 0]));
    const tried = new Set<UnitId>(); // a look may show for a moment what is gone
    const looked = new Set<Block>();
    const taken: UnitId[] = [];
    while (taken.length < quantity) {
      const block = drawWeighted(promising, random);
      if (!block) break;
      const missing = quantity - taken.length;
      const stretch = looked.has(block) ? undefined : drawStretch(block, promising.get(block) ?? 0, missing, random);
      looked.add(block);
      const seen = await lookInto(block, stretch);
      const untried = seen.filter((unitId) => !tried.has(unitId));
      if (!stretch && untried.length <= missing) promising.delete(block); // all of them are picked now
      const picked = draw(untried, missing, random);
      picked.forEach((unitId) => tried.add(unitId));
      taken.push(...(await takeAll(picked)));
    }
    return taken;
  };

  const giveUp = (unitIds: readonly UnitId[] = [...own]): Promise<void> => {
    unitIds.forEach((unitId) => own.delete(unitId));
    return giveBackUnits(ports)(eventId, unitIds, release(by.holdId));
  };

  return { take, takeAll, takeAny, lookInto, giveUp, has: (unitId: UnitId) => own.has(unitId) };
};

export type Taking = ReturnType<typeof taking>;
