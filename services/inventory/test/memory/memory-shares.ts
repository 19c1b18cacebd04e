import type { Shares } from '../../src/ports.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `shareTable`. */
export const memoryShares = ({ shares }: MemoryStock): Shares => ({
  change: async (eventId, client, change) => {
    await Promise.resolve();
    const key = `${eventId}#${client}`;
    const next = change(shares.get(key) ?? []);
    if (next) shares.set(key, next);
    return next !== undefined;
  },
});
