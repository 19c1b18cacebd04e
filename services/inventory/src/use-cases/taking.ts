import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { draw, drawStretch, drawWeighted } from '../domain/draw.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Block, Stretch, UnitId } from '../domain/stock.ts';
import { hold, release } from '../domain/unit.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { giveBackUnits, writesAtOnce } from './give-back-units.ts';
import type { EmptyBlocks } from './empty-blocks.ts';
import type { SpareUnits } from './spare-units.ts';

export type TakingPorts = Pick<Ports, 'units' | 'snapshots' | 'clock' | 'random'>;

/** What an environment remembers of its looks. */
export type Looks = { readonly spares: SpareUnits; readonly empty: EmptyBlocks };

/** One hold on its way to its units: how to get more, and how to give up some or all that it has. */
export const taking = (ports: TakingPorts, eventId: EventId, by: UnitHold, { spares, empty }: Looks) => {
  const { units, random } = ports;
  const change = hold(by);
  const own = new Set<UnitId>();

  const take = async (unitId: UnitId): Promise<boolean> => {
    if (own.has(unitId)) return false; // it would pass once more, as ours already
    own.add(unitId); // before the write: one that fails may have happened
    const isTaken = await units.change(eventId, unitId, change);
    if (!isTaken) own.delete(unitId);
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
   * and on a lost race look again. Draws blocks by what is said to be free in them, and looks at a stretch of one before it looks at all of it.
   * Begins with what a look of a moment ago left over.
   */
  const takeAny = async (snapshot: Snapshot, blocks: readonly Block[], quantity: number): Promise<UnitId[]> => {
    const hopeful = blocks.filter((block) => !empty.has(eventId, snapshot, block));
    const promising = new Map(hopeful.map((block) => [block, snapshot.free[block.index] ?? 0]));
    const free = [...promising.values()].reduce((sum, each) => sum + each, 0);
    const left = spares.take(eventId, blocks, quantity);
    const tried = new Set<UnitId>(left); // a look may show for a moment what is gone
    const looked = new Set<Block>();
    const taken = await takeAll(left);
    if (taken.length < left.length) spares.forget(eventId, blocks);
    while (taken.length < quantity) {
      const block = drawWeighted(promising, random);
      if (!block) break;
      const missing = quantity - taken.length;
      const stretch = looked.has(block) ? undefined : drawStretch(block, promising.get(block) ?? 0, missing, random);
      looked.add(block);
      const seen = await lookInto(block, stretch);
      const untried = seen.filter((unitId) => !tried.has(unitId));
      if (!stretch && untried.length <= missing) {
        promising.delete(block); // all of them are picked now
        empty.add(eventId, snapshot, block);
      }
      const drawn = draw(untried, untried.length, random);
      const picked = drawn.slice(0, missing);
      picked.forEach((unitId) => tried.add(unitId));
      const won = await takeAll(picked);
      if (stretch && won.length === picked.length) spares.keep(eventId, block, drawn.slice(missing), free);
      taken.push(...won);
    }
    return taken;
  };

  const giveUp = async (unitIds: readonly UnitId[] = [...own]): Promise<void> => {
    await giveBackUnits(ports)(eventId, unitIds, release(by.holdId));
    unitIds.forEach((unitId) => own.delete(unitId));
  };

  return { take, takeAll, takeAny, lookInto, giveUp, has: (unitId: UnitId) => own.has(unitId) };
};

export type Taking = ReturnType<typeof taking>;
