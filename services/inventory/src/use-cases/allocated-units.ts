import { inParallel } from '@onsale/kernel/in-parallel';
import type { Allocation } from '../domain/allocation.ts';
import type { Sale } from '../domain/sale.ts';
import { unitPlace } from '../domain/stock.ts';
import type { UnitId } from '../domain/stock.ts';
import type { Ports } from '../ports.ts';

/** Queries at a time. */
const queriesAtOnce = 16;

/** What an allocation has at this moment, of several allocations at once: a query of each block that any of them has units in. */
export const allocatedUnits =
  ({ units }: Pick<Ports, 'units'>) =>
  async ({ sellable, stock }: Sale, allocations: readonly Allocation[]): Promise<(allocation: Allocation) => UnitId[]> => {
    const blockIds = new Set(allocations.flatMap((allocation) => allocation.units).map((unitId) => unitPlace(unitId).blockId));
    const blocks = stock.blocks.filter(({ blockId }) => blockIds.has(blockId));
    const found = await inParallel(blocks, queriesAtOnce, (block) => units.allIn(sellable.event.eventId, block));
    const holders = new Map(found.flat().map(({ unitId, allocationId }) => [unitId, allocationId]));
    return (allocation) => allocation.units.filter((unitId) => holders.get(unitId) === allocation.allocationId);
  };
