import type { Hold } from './hold.ts';
import type { Part } from './part.ts';
import type { Sale } from './sale.ts';
import { blocksOfPool, poolOf, unitPlace } from './stock.ts';
import type { Stock, UnitId } from './stock.ts';

/** What must be taken again for one line of a hold; `index` is the line's. */
type LostLine = { readonly index: number; readonly parts: readonly Part[] };

/** The lost part of each line: the same seat, and of each quota as many units as are lost. */
export const lostLines = (hold: Hold, lost: ReadonlySet<UnitId>, sale: Sale): LostLine[] =>
  hold.lines.flatMap(({ ticketTypeId }, index): LostLine[] => {
    const own = (hold.units[index] ?? []).filter((unitId) => lost.has(unitId));
    if (own.length === 0) return [];
    const ticketType = sale.sellable.ticketTypes.find((each) => each.ticketTypeId === ticketTypeId);
    if (!ticketType) throw new Error(`The ticket type ${ticketTypeId} of a hold is gone`);
    return [{ index, parts: lostParts(own, `lines.${index}`, ticketType.name, sale.stock) }];
  });

const lostParts = (lost: readonly UnitId[], field: string, name: string, stock: Stock): Part[] => {
  const places = new Map<string, number>();
  const parts: Part[] = [];
  for (const unitId of lost) {
    const seat = stock.seats.get(unitPlace(unitId).name);
    if (seat) parts.push({ field, seat });
    else places.set(poolOf(unitId), (places.get(poolOf(unitId)) ?? 0) + 1);
  }
  for (const [pool, quantity] of places) parts.push({ field, name, quantity, blocks: blocksOfPool(stock.blocks, pool) });
  return parts;
};

/** What an earlier try took for a hold, in place of lost units of the same quotas; and what is lost all the same. */
export const withTakenOver = (hold: Hold, lost: ReadonlySet<UnitId>, taken: readonly UnitId[]) => {
  const [left, stillLost] = [new Set(taken), new Set(lost)];
  const units = hold.units.map((own) =>
    own.map((unitId) => {
      const other = [...left].find((each) => !lost.has(each) && poolOf(each) === poolOf(unitId));
      const found = left.has(unitId) ? unitId : other;
      if (!lost.has(unitId) || found === undefined) return unitId;
      left.delete(found);
      stillLost.delete(unitId);
      return found;
    }),
  );
  return { hold: { ...hold, units }, lost: stillLost };
};

/** The hold's units of each line, the lost ones replaced by those that were taken for them. */
export const withRetaken = (
  hold: Hold,
  lost: ReadonlySet<UnitId>,
  lines: readonly LostLine[],
  taken: readonly (readonly UnitId[])[],
): UnitId[][] => {
  const takenFor = new Map(lines.map(({ index }, position) => [index, taken[position] ?? []]));
  return hold.units.map((own, index) => [...own.filter((unitId) => !lost.has(unitId)), ...(takenFor.get(index) ?? [])]);
};
