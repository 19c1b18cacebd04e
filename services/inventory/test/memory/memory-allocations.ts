import { decodeCursor, encodeCursor } from '@onsale/runtime/page-cursor';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Allocations } from '../../src/ports.ts';
import { changeStored } from './memory-stock.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `allocationTable`. */
export const memoryAllocations = ({ allocations, acts }: MemoryStock): Allocations => ({
  find: (_, allocationId) => Promise.resolve(allocations.get(allocationId)),

  page: async (eventId, { limit, cursor }) => {
    await Promise.resolve();
    const after = cursor === undefined ? '' : decodeCursor(cursor)?.['sk'];
    if (after === undefined) return refusal('invalid-request', { field: 'cursor' });
    const own = [...allocations.values()].filter((each) => each.eventId === eventId && each.allocationId > after);
    const items = own.sort((one, other) => (one.allocationId < other.allocationId ? -1 : 1)).slice(0, limit);
    const nextCursor = items.length < limit ? undefined : encodeCursor({ sk: items.at(-1)?.allocationId });
    return ok({ items, ...(nextCursor !== undefined && { nextCursor }) });
  },

  create: async (allocation, act) => {
    await Promise.resolve();
    if (allocations.has(allocation.allocationId)) return false;
    allocations.set(allocation.allocationId, allocation);
    acts.push(act);
    return true;
  },

  change: async ({ allocationId }, change, act) => {
    await Promise.resolve();
    const { happened } = changeStored(allocations, allocationId, change);
    if (happened) acts.push(act);
    return happened;
  },
});
