import { ledgerRow } from '../domain/ledger.ts';
import type { StoredUnit } from '../domain/ledger.ts';
import type { Ledger } from '../ports.ts';

/** One change of one unit, as the table's stream tells it. `at` in epoch milliseconds. */
export type UnitChange = { readonly before: StoredUnit; readonly after: StoredUnit; readonly at: number };

/** Each change of a unit ends as exactly one row. */
export const writeLedger =
  (ledger: Ledger) =>
  ({ before, after, at }: UnitChange): Promise<void> =>
    ledger.append(ledgerRow(before, after, at));
