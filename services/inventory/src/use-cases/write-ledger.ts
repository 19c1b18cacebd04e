import { ledgerRow, soldAheadBy } from '../domain/ledger.ts';
import type { StoredUnit } from '../domain/ledger.ts';
import type { Ledger } from '../ports.ts';

/** One change of one unit, as the table's stream tells it. `at` in epoch milliseconds. */
export type UnitChange = { readonly before: StoredUnit; readonly after: StoredUnit; readonly at: number };

/** Each change of a unit ends as exactly one row, and orders hears of what was sold ahead. */
export const writeLedger =
  (ledger: Ledger) =>
  async ({ before, after, at }: UnitChange): Promise<void> => {
    const sale = soldAheadBy(before, after);
    await Promise.all([ledger.append(ledgerRow(before, after, at)), sale && ledger.tellAhead(sale)]);
  };
