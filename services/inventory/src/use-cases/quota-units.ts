import { inParallel } from '@onsale/kernel/in-parallel';
import type { Sale } from '../domain/sale.ts';
import type { PlacedUnit } from '../domain/standing.ts';
import { quotaBlocks } from '../domain/stock.ts';
import type { Ports } from '../ports.ts';

/** Queries at a time. */
const queriesAtOnce = 16;

/** All units of a quota as they stand at this moment, in the order of their numbers. */
export const quotaUnits =
  ({ units }: Pick<Ports, 'units'>) =>
  async ({ sellable, stock }: Sale, quotaId: string): Promise<PlacedUnit[]> => {
    const blocks = quotaBlocks(stock, quotaId);
    return (await inParallel(blocks, queriesAtOnce, (block) => units.allIn(sellable.event.eventId, block))).flat();
  };
