import type { EventId } from '@onsale/kernel/id';
import { memoryOf } from '@onsale/kernel/remembered';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Block } from '../domain/stock.ts';

/** What an environment sells at one time; an event that nobody asks for any more keeps nothing here for ever. */
const eventsAtOnce = 20;

/**
 * Blocks in which this environment's looks left nothing, though the count says that something is free there: so that at the end of a sale each does
 * not look again where the one before found nothing. The next count knows better, what came back too.
 */
export const emptyBlocks = () => {
  const seen = memoryOf<EventId, { readonly version: number; readonly indexes: Set<number> }>(eventsAtOnce, () => 1);

  return {
    add: (eventId: EventId, { version }: Snapshot, { index }: Block): void => {
      const known = seen.get(eventId);
      if (known?.version === version) known.indexes.add(index);
      else seen.set(eventId, { version, indexes: new Set([index]) });
    },

    has: (eventId: EventId, { version }: Snapshot, { index }: Block): boolean => {
      const known = seen.get(eventId);
      return known?.version === version && known.indexes.has(index);
    },
  };
};

export type EmptyBlocks = ReturnType<typeof emptyBlocks>;
