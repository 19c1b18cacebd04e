import type { CountFact, UnitFact } from '@onsale/contracts/inventory/facts';
import { unitKey } from '../books.ts';
import type { Books } from '../books.ts';
import type { Difference, Rule } from '../difference.ts';
import { isSame } from './ledger.ts';

/** Milliseconds: a count may miss the last moment before it, and a stream's time has no fractions of a second. */
const margin = 3000;

/** The shared count of each event against its units, as far as the ledger proves that they stood so when it was made. */
export const countDrifts: Rule = (books) => {
  const byBlock = Map.groupBy(books.units.values(), blockKey);
  return books.counts.flatMap((count): Difference[] => {
    const { eventId, version, madeAt } = count;
    const isWrong = madeAt > books.readAt + margin || count.blocks.some((block) => isDrifted(books, byBlock, count, block));
    const mending = { what: 'recount' } as const;
    return isWrong
      ? [{ kind: 'snapshot-drift', id: eventId, seen: `${version}`, mending: { by: 'inventory', eventId, mending } }]
      : [];
  });
};

/** A deleted unit would count as free for ever. */
export const unitsMissing: Rule = (books) => {
  const byBlock = Map.groupBy(books.units.values(), blockKey);
  return books.counts.flatMap(({ eventId, blocks }) =>
    blocks
      .filter(({ blockId, units }) => (byBlock.get(`${eventId}#${blockId}`)?.length ?? 0) < units)
      .map(({ blockId }) => ({ kind: 'unit-missing' as const, id: `${eventId}#${blockId}`, seen: '' })),
  );
};

type ByBlock = ReadonlyMap<string, readonly UnitFact[]>;

const isDrifted = (
  books: Books,
  byBlock: ByBlock,
  { eventId, madeAt }: CountFact,
  { blockId, units: size, free, held }: CountFact['blocks'][number],
): boolean => {
  const units = byBlock.get(`${eventId}#${blockId}`) ?? [];
  if (!units.every((unit) => isUnchangedSince(books, unit, madeAt - margin))) return false;
  const taken = units.filter(({ freeFrom }) => freeFrom > madeAt);
  return free !== size - taken.length || held !== taken.filter(({ standing }) => standing.state === 'held').length;
};

const isUnchangedSince = ({ ledger }: Books, unit: UnitFact, moment: number): boolean => {
  if (unit.version === 0) return true;
  const last = ledger.get(unitKey(unit))?.get(unit.version);
  return last !== undefined && isSame(last.to, unit.standing) && Date.parse(last.at) < moment;
};

const blockKey = (unit: UnitFact): string => unitKey(unit).slice(0, unitKey(unit).lastIndexOf('#'));
