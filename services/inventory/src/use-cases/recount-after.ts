import type { EventId } from '@onsale/kernel/id';
import type { Ports } from '../ports.ts';

/** Milliseconds: no function that an organizer waits for works longer. */
const longestWork = 30_000;

/** Sees to it that buyers hear of what somebody begins to free, even where that breaks off and is never asked for again. */
export const recountAfter =
  ({ snapshots, clock }: Pick<Ports, 'snapshots' | 'clock'>) =>
  (eventId: EventId): Promise<void> =>
    snapshots.recountAt(eventId, clock.now() + longestWork);
