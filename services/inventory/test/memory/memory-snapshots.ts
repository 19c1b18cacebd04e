import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { recountOfReturn, recountOrder, tidingsItems } from '../../src/adapters/tidings-items.ts';
import { countedOver } from '../../src/domain/tidings.ts';
import type { Snapshots } from '../../src/ports.ts';
import type { Between, MemoryStock, StoredSale } from './memory-stock.ts';

/** As `snapshotTable`. */
export const memorySnapshots = ({ sales, told }: MemoryStock, outbox: Outbox<Message>, between: Between): Snapshots => {
  const saleOf = (eventId: EventId): StoredSale => {
    const stored = sales.get(eventId);
    if (!stored) throw new Error(`There is no event ${eventId} to count`);
    return stored;
  };
  const changeRecount = (eventId: EventId, change: (recount: StoredSale['recount']) => StoredSale['recount']) => {
    const sale = saleOf(eventId);
    const recount = change(sale.recount);
    sales.set(eventId, { ...sale, recount });
    return recount;
  };

  return {
    lease: async (eventId, now, { until, wanted }) => {
      await Promise.resolve();
      const { leaseUntil, countedAt } = saleOf(eventId).recount;
      if (leaseUntil !== undefined && leaseUntil > now) return false;
      if (countedAt !== undefined && countedAt >= wanted) return false;
      changeRecount(eventId, (recount) => ({ ...recount, leaseUntil: until }));
      return true;
    },

    store: async (sale, count) => {
      const { eventId } = sale.sellable.event;
      const { next, tidings } = countedOver(sale, count);
      const stored = saleOf(eventId);
      const isStored = stored.snapshot?.version === sale.snapshot.version;
      if (isStored) {
        sales.set(eventId, { ...stored, snapshot: next });
        told.push(...tidingsItems(outbox, eventId, next.version, tidings));
      }
      await between();
      changeRecount(eventId, (before) => {
        const counted = isStored ? { nothingFree: tidings.nothingFree, countedAt: next.madeAt } : {};
        const { staleBefore, nothingFree, countedAt } = { ...before, ...counted }; // without the lease
        return {
          ...(staleBefore !== undefined && { staleBefore }),
          ...(nothingFree !== undefined && { nothingFree }),
          ...(countedAt !== undefined && { countedAt }),
        };
      });
      return isStored ? { ...sale, snapshot: next } : undefined;
    },

    stockCameBack: async (eventId, now) => {
      const { nothingFree, leaseUntil } = changeRecount(eventId, (recount) => ({ ...recount, staleBefore: now }));
      if (nothingFree !== true && leaseUntil === undefined) return;
      await between();
      told.push(recountOfReturn(outbox, eventId, now));
    },

    recountAt: async (eventId, moment) => {
      await Promise.resolve();
      told.push(recountOrder(outbox, eventId, moment));
    },
  };
};
