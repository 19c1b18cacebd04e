import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { soldAheadEvent } from '../../src/adapters/tell-ahead.ts';
import type { StoredUnit } from '../../src/domain/ledger.ts';
import { unitPlace } from '../../src/domain/stock.ts';
import type { Ledger, Units } from '../../src/ports.ts';
import { changeStored } from './memory-stock.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `unitTable`. */
export const memoryUnits = ({ units, unitChanges }: MemoryStock): Units => {
  const blockOf = (eventId: EventId, blockId: string): Map<string, StoredUnit> => {
    const pk = `unit#${eventId}#${blockId}`;
    const block = units.get(pk) ?? new Map<string, StoredUnit>();
    units.set(pk, block);
    return block;
  };

  return {
    change: async (eventId, unitId, change) => {
      await Promise.resolve();
      const { blockId, name } = unitPlace(unitId);
      const block = blockOf(eventId, blockId);
      const before = block.get(name);
      const { happened, item: after } = changeStored(block, name, change);
      if (before && after && before !== after) unitChanges.push({ before, after });
      return happened;
    },

    freeIn: async (eventId, { blockId }, now, stretch) => {
      await Promise.resolve();
      const all = [...blockOf(eventId, blockId).values()].sort((one, other) => (one.sk < other.sk ? -1 : 1));
      const from = stretch ? all.findIndex(({ sk }) => sk >= unitPlace(stretch.from).name) : 0;
      const seen = stretch ? all.slice(from, from + stretch.length) : all;
      return seen.filter(({ freeFrom }) => freeFrom <= now).map(({ sk }) => `${blockId}#${sk}`);
    },

    takenIn: async (eventId, { blockId }, now) => {
      await Promise.resolve();
      const all = [...blockOf(eventId, blockId).values()];
      return all.filter(({ freeFrom }) => freeFrom > now).map(({ sk, freeFrom }) => ({ name: sk, freeFrom }));
    },

    allIn: async (eventId, { blockId }) => {
      await Promise.resolve();
      return [...blockOf(eventId, blockId).values()].map(({ sk, freeFrom, holdId, allocationId }) => ({
        unitId: `${blockId}#${sk}`,
        freeFrom,
        ...(holdId !== undefined && { holdId }),
        ...(allocationId !== undefined && { allocationId }),
      }));
    },

    make: async (eventId, { blockId, unitIds }, unit) => {
      await Promise.resolve();
      const block = blockOf(eventId, blockId);
      const names = unitIds.map((unitId) => unitPlace(unitId).name).sort();
      const there = names.filter((name) => block.has(name)).length;
      if (there > 0 && there < names.length) throw new Error(`The block ${blockId} exists only in part`);
      if (there === 0) for (const sk of names) block.set(sk, { pk: `unit#${eventId}#${blockId}`, sk, version: 0, ...unit });
    },
  };
};

/** As `ledgerTable`. */
export const memoryLedger = ({ ledger, told }: MemoryStock, outbox: Outbox<Message>): Ledger => ({
  append: async (row) => {
    await Promise.resolve();
    const { pk, sk, version } = row.unit;
    const key = `${pk}#${sk}#${version}`;
    if (!ledger.has(key)) ledger.set(key, row);
  },

  tellAhead: async (sale) => {
    await Promise.resolve();
    told.push(soldAheadEvent(outbox, sale.eventId, [sale]));
  },
});
