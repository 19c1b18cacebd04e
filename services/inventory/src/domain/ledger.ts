import { rfc3339 } from '@onsale/kernel/clock';
import type { AllocationId, EventId, HoldId, OrderId } from '@onsale/kernel/id';
import { stateOf } from './unit.ts';
import type { Unit, UnitState } from './unit.ts';

/** A unit as the table keeps it. */
export type StoredUnit = Unit & {
  /** Its partition key, `unit#<eventId>#<blockId>`. */
  readonly pk: string;
  /** Its name within the block. */
  readonly sk: string;
  /** 0 when made, one more with each change. */
  readonly version: number;
};

/** `unknown`: nobody can tell any more. */
export type Standing = {
  readonly state: UnitState | 'unknown';
  readonly holdId?: HoldId | undefined;
  readonly orderId?: OrderId | undefined;
  readonly allocationId?: AllocationId | undefined;
};

/** One change of one unit, for ever. Whoever has all rows of a unit can tell its whole life. */
export type LedgerRow = {
  readonly unit: Pick<StoredUnit, 'pk' | 'sk' | 'version'>;
  readonly from: Standing;
  readonly to: Standing;
  readonly at: string;
  /** Written by reconciliation, at that time, in place of a row that was missing. */
  readonly recovered?: true;
};

/** `at` in epoch milliseconds. */
export const ledgerRow = (before: StoredUnit, after: StoredUnit, at: number): LedgerRow => ({
  unit: { pk: after.pk, sk: after.sk, version: after.version },
  from: ledgerStanding(before),
  to: ledgerStanding(after),
  at: rfc3339(at),
});

export const ledgerStanding = (unit: Unit): Standing => ({
  state: stateOf(unit),
  ...(unit.holdId !== undefined && { holdId: unit.holdId }),
  ...(unit.orderId !== undefined && { orderId: unit.orderId }),
  ...(unit.allocationId !== undefined && { allocationId: unit.allocationId }),
});

/** A sale that orders has to hear of. */
export type SoldAhead = { readonly eventId: EventId; readonly orderId: OrderId; readonly holdId: HoldId };

/** Undefined: this change is no sale ahead of its order; one that was sold to it before is told already. */
export const soldAheadBy = (before: StoredUnit, { ahead, pk, orderId, holdId }: StoredUnit): SoldAhead | undefined => {
  if (!ahead || before.orderId === orderId || orderId === undefined || holdId === undefined) return undefined;
  const [, eventId] = pk.split('#');
  return { eventId: eventId as EventId, orderId, holdId }; // of the unit's key, which its event's id made
};
