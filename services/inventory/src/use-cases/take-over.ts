import { inParallel } from '@onsale/kernel/in-parallel';
import { blocksOfPool, poolOf, quotaOf } from '../domain/stock.ts';
import type { UnitId } from '../domain/stock.ts';
import type { Sale } from '../domain/sale.ts';
import { hold } from '../domain/unit.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { writesAtOnce } from './give-back-units.ts';

/** Queries at a time. */
const queriesAtOnce = 16;

/**
 * Takes what an earlier try holds in the quotas of lost units, which nobody else can have and no count calls free: it may be the last there is. A
 * seat needs no looking for. Nothing is looked at where no try went before.
 */
export const takeOver =
  ({ units }: Pick<Ports, 'units'>) =>
  async ({ sellable, stock }: Sale, lost: ReadonlySet<UnitId>, by: UnitHold): Promise<readonly UnitId[]> => {
    if (by.insteadOf === undefined) return [];
    const { eventId } = sellable.event;
    const pools = new Set([...lost].filter((unitId) => quotaOf(unitId) !== undefined).map(poolOf));
    const blocks = [...pools].flatMap((pool) => blocksOfPool(stock.blocks, pool));
    const all = (await inParallel(blocks, queriesAtOnce, (block) => units.allIn(eventId, block))).flat();
    const theirs = all.filter(({ holdId }) => holdId === by.insteadOf).map(({ unitId }) => unitId);
    const isTaken = await inParallel(theirs, writesAtOnce, (unitId) => units.change(eventId, unitId, hold(by)));
    return theirs.filter((_, index) => isTaken[index]);
  };
