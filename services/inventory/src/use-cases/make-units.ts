import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { countOf } from '../domain/snapshot.ts';
import type { Ports } from '../ports.ts';

/** Milliseconds of work in one go, well within the function's timeout: an arena needs about five seconds. */
const worksFor = 30_000;

/** Blocks at a time: 300 units of 2 writes each in some 50 ms, which a new table bears. */
const blocksAtOnce = 4;

/** How long to leave a busy table alone, in milliseconds. */
const restsFor = 2000;

/**
 * Writes an event's units, block by block; then puts it on sale. What does not fit into one go is left to the next task. A
 * block that exists is left alone, so a second delivery, or one that comes late, never frees what was taken meanwhile.
 */
export const makeUnits =
  ({ sales, units, clock }: Pick<Ports, 'sales' | 'units' | 'clock'>) =>
  async ({ eventId, fromBlock }: { readonly eventId: EventId; readonly fromBlock: number }): Promise<void> => {
    const sale = await sales.find(eventId);
    if (!sale) throw new Error(`There is no event ${eventId} to make units for`);
    if (sale.status !== 'making') return;
    const { blocks } = sale.stock;
    const stopAt = clock.now() + worksFor;
    let next = fromBlock;
    try {
      for (; next < blocks.length && clock.now() < stopAt; next += blocksAtOnce)
        await inParallel(blocks.slice(next, next + blocksAtOnce), blocksAtOnce, (block) =>
          units.make(eventId, block, { freeFrom: 0 }),
        );
    } catch (fault) {
      if (next === fromBlock) throw fault; // nothing done: the queue tries again, and tells when it gives up
    }
    if (next < blocks.length) await sales.continueMaking(eventId, next, restsFor);
    else await sales.open(sale, countOf(sale.stock, [], clock.now()));
  };
