import type { Clock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { memoryOf } from '@onsale/kernel/remembered';
import type { Block, UnitId } from '../domain/stock.ts';

/**
 * Milliseconds that a unit which was seen free is worth a write without another look, and how many must be free beside it: of 2,000 that are sold at
 * 1,000 a second, any one goes within that time in one case of twenty; and a write that loses costs ten times the look that it was to spare.
 */
const keptFor = 100;
const plenty = 2000;

/** What an environment sells at one time; an event that nobody asks for any more keeps nothing here for ever. */
const eventsAtOnce = 20;

type Spares = { readonly unitIds: readonly UnitId[]; readonly until: number };

/**
 * Units that this environment's looks saw free and did not take: in an on-sale the next buyer comes within milliseconds and need not look. Whether one is
 * free still, its write says.
 */
export const spareUnits = (clock: Clock) => {
  const spares = memoryOf<EventId, Map<Block['blockId'], Spares>>(eventsAtOnce, () => 1);

  const sparesOf = (eventId: EventId): Map<Block['blockId'], Spares> => {
    const known = spares.get(eventId) ?? new Map<Block['blockId'], Spares>();
    spares.set(eventId, known);
    return known;
  };

  return {
    /** Of a block, among so many that are free for the same purpose. Where those are few, everybody is at the same ones. */
    keep: (eventId: EventId, { blockId }: Block, unitIds: readonly UnitId[], free: number): void => {
      if (unitIds.length > 0 && free >= plenty) sparesOf(eventId).set(blockId, { unitIds, until: clock.now() + keptFor });
    },

    /** At most so many of one of the blocks. Nobody else gets them here. */
    take: (eventId: EventId, blocks: readonly Block[], wanted: number): readonly UnitId[] => {
      const known = sparesOf(eventId);
      const now = clock.now();
      for (const [blockId, { unitIds, until }] of known) {
        const isWanted = until > now && blocks.some((block) => block.blockId === blockId);
        const rest = isWanted ? unitIds.slice(wanted) : unitIds;
        if (until <= now || rest.length === 0) known.delete(blockId);
        else known.set(blockId, { unitIds: rest, until });
        if (isWanted) return unitIds.slice(0, wanted);
      }
      return [];
    },

    /** Others are at these blocks. */
    forget: (eventId: EventId, blocks: readonly Block[]): void => {
      for (const { blockId } of blocks) spares.get(eventId)?.delete(blockId);
    },
  };
};

export type SpareUnits = ReturnType<typeof spareUnits>;
