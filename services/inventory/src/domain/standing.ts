import type { UnitId } from './stock.ts';
import { stateAt } from './unit.ts';
import type { Unit } from './unit.ts';

/** A unit and where it lies. */
export type PlacedUnit = Pick<Unit, 'freeFrom' | 'holdId' | 'allocationId'> & { readonly unitId: UnitId };

/** How all units of a quota stand: `capacity = free + held + allocated + sold`, since each is counted once. */
export type Standing = Readonly<Record<'capacity' | 'free' | 'held' | 'allocated' | 'sold', number>>;

export const standingOf = (units: readonly PlacedUnit[], now: number): Standing => {
  const counts = { free: 0, held: 0, allocated: 0, sold: 0, retired: 0 };
  for (const unit of units) counts[stateAt(unit, now)]++;
  const { retired, ...standing } = counts;
  return { capacity: units.length - retired, ...standing };
};
