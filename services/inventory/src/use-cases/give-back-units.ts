import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import type { Change } from '../domain/change.ts';
import type { UnitId } from '../domain/stock.ts';
import type { Unit } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';

/** Writes at a time: a big hold in a few round trips. */
export const writesAtOnce = 25;

/** Frees the units that the change lets go, and lets everybody know that a count from before is old. */
export const giveBackUnits =
  ({ units, snapshots, clock }: Pick<Ports, 'units' | 'snapshots' | 'clock'>) =>
  async (eventId: EventId, unitIds: readonly UnitId[], change: Change<Unit>): Promise<void> => {
    if (unitIds.length === 0) return;
    await inParallel(unitIds, writesAtOnce, (unitId) => units.change(eventId, unitId, change));
    await snapshots.stockCameBack(eventId, clock.now());
  };
