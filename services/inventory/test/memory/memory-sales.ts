import { stockReady } from '@onsale/contracts/inventory/events';
import type { Clock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import type { Sale } from '../../src/domain/sale.ts';
import { stockOf } from '../../src/domain/stock.ts';
import type { Sales } from '../../src/ports.ts';
import { makeUnits } from '../../src/tasks.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `saleTable`. */
export const memorySales = ({ sales, told }: MemoryStock, outbox: Outbox<Message>, clock: Clock): Sales => ({
  find: (eventId) => read(sales, eventId),
  latest: (eventId) => read(sales, eventId),

  summary: (eventId) => Promise.resolve(sales.get(eventId)?.sellable.event),

  begin: async ({ sellable, version, plan }) => {
    await Promise.resolve();
    const { eventId } = sellable.event;
    if (sales.has(eventId)) return;
    sales.set(eventId, { sellable, version, status: 'making', stock: stockOf(plan), recount: {} });
    told.push(outbox.task(makeUnits, { eventId, fromBlock: 0 }));
  },

  update: async (sellable, version) => {
    await Promise.resolve();
    const { eventId } = sellable.event;
    const stored = sales.get(eventId);
    if (stored && stored.version < version) sales.set(eventId, { ...stored, sellable, version });
    return stored !== undefined;
  },

  cancel: async (eventId) => {
    await Promise.resolve();
    const stored = sales.get(eventId);
    if (stored) sales.set(eventId, { ...stored, status: 'cancelled' });
    return stored !== undefined;
  },

  continueMaking: async (eventId, fromBlock, delay) => {
    await Promise.resolve();
    told.push(outbox.task(makeUnits, { eventId, fromBlock }, clock.now() + delay));
  },

  grow: async ({ sellable, stock: before }, stock) => {
    await Promise.resolve();
    const { eventId } = sellable.event;
    const stored = sales.get(eventId);
    if (!stored || stored.stock.plan.added?.length !== before.plan.added?.length) return false;
    sales.set(eventId, { ...stored, stock });
    return true;
  },

  open: async ({ sellable, stock }, count) => {
    await Promise.resolve();
    const { eventId } = sellable.event;
    const stored = sales.get(eventId);
    if (stored?.status !== 'making') return;
    sales.set(eventId, { ...stored, status: 'on-sale', snapshot: { ...count, version: 1 } });
    const units = stock.blocks.reduce((total, { unitIds }) => total + unitIds.length, 0);
    told.push(outbox.event(stockReady, { subject: eventId, version: 1, data: { eventId, units } }));
  },
});

const read = async (sales: MemoryStock['sales'], eventId: EventId): Promise<Sale | undefined> => {
  await Promise.resolve();
  const stored = sales.get(eventId);
  if (!stored) return undefined;
  const { sellable, status, stock, snapshot, recount } = stored;
  const { staleBefore, leaseUntil } = recount;
  return {
    ...{ sellable, status, stock },
    ...(snapshot && { snapshot }),
    ...(staleBefore !== undefined && { staleBefore }),
    ...(leaseUntil !== undefined && { leaseUntil }),
  };
};
