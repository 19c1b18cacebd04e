import { rfc3339 } from '@onsale/kernel/clock';
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

type Standing = { readonly state: UnitState } & Pick<Unit, 'holdId' | 'orderId'>;

/** One change of one unit, for ever. Whoever has all rows of a unit can tell its whole life. */
export type LedgerRow = {
  readonly unit: Pick<StoredUnit, 'pk' | 'sk' | 'version'>;
  readonly from: Standing;
  readonly to: Standing;
  readonly at: string;
};

/** `at` in epoch milliseconds. */
export const ledgerRow = (before: StoredUnit, after: StoredUnit, at: number): LedgerRow => ({
  unit: { pk: after.pk, sk: after.sk, version: after.version },
  from: standingOf(before),
  to: standingOf(after),
  at: rfc3339(at),
});

const standingOf = (unit: Unit): Standing => ({
  state: stateOf(unit),
  ...(unit.holdId !== undefined && { holdId: unit.holdId }),
  ...(unit.orderId !== undefined && { orderId: unit.orderId }),
});
