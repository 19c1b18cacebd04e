import type { LedgerFact, Standing, UnitFact } from '@onsale/contracts/inventory/facts';
import { unitKey } from '../books.ts';
import type { Difference, Rule } from '../difference.ts';

type Rows = ReadonlyMap<number, LedgerFact>;

const none: Rows = new Map();

export const isSame = (one: Standing, other: Standing): boolean =>
  one.state === other.state &&
  one.holdId === other.holdId &&
  one.orderId === other.orderId &&
  one.allocationId === other.allocationId;

/** Each version of each unit is one row, from 1 on. */
export const ledgerGaps: Rule = ({ units, ledger }) =>
  [...units].flatMap(([key, unit]) => {
    const rows = ledger.get(key) ?? none;
    return versionsTo(unit.version)
      .filter((version) => !rows.has(version))
      .map((version) => gap(unit, rows, version));
  });

const versionsTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Its neighbours tell how it began and ended, if they are there. */
const gap = (unit: UnitFact, rows: Rows, version: number): Difference => {
  const unknown: Standing = { state: 'unknown' };
  const after = version === unit.version ? unit.standing : unknown;
  const from = rows.get(version - 1)?.to ?? unknown;
  const to = rows.get(version + 1)?.from ?? after;
  const { eventId, unitId } = unit;
  return {
    kind: 'ledger-gap',
    id: `${unitKey(unit)}#${version}`,
    seen: '',
    mending: { by: 'inventory', eventId, mending: { what: 'recover-row', unitId, version, from, to } },
  };
};

/** The last row says how the unit stands. */
export const ledgerMismatches: Rule = ({ units, ledger }) =>
  [...units].flatMap(([key, unit]): Difference[] => {
    const { eventId, unitId, version, freeFrom, standing } = unit;
    const last = ledger.get(key)?.get(version);
    if (!last || isSame(last.to, standing) || last.to.state === 'unknown') return [];
    const mending = { what: 'restate-unit', unitId, freeFrom } as const;
    return [{ kind: 'ledger-mismatch', id: key, seen: `${version}`, mending: { by: 'inventory', eventId, mending } }];
  });

export const rowsWithoutChange: Rule = ({ units, ledger }) =>
  [...ledger].flatMap(([key, rows]) =>
    [...rows.keys()]
      .filter((version) => version > (units.get(key)?.version ?? 0) || version < 1)
      .map((version) => ({ kind: 'ledger-row-without-change' as const, id: `${key}#${version}`, seen: '' })),
  );
