import type { Hold } from './hold.ts';
import type { Sale } from './sale.ts';
import type { UnitId } from './stock.ts';
import type { Wanted } from './wanted.ts';

/** What must be taken again for one line of a hold; `index` is the line's. */
type LostLine = { readonly index: number; readonly wanted: Wanted };

/** The lost part of each line: the same seat, or as many places as are lost. */
export const lostLines = (hold: Hold, lost: ReadonlySet<UnitId>, { sellable, stock }: Sale): LostLine[] =>
  hold.lines.flatMap(({ ticketTypeId, seat: shown }, index): LostLine[] => {
    const quantity = (hold.units[index] ?? []).filter((unitId) => lost.has(unitId)).length;
    if (quantity === 0) return [];
    const field = `lines.${index}`;
    const ticketType = sellable.ticketTypes.find((each) => each.ticketTypeId === ticketTypeId);
    if (!ticketType) throw new Error(`The ticket type ${ticketTypeId} of a hold is gone`);
    if (!shown) return [{ index, wanted: { field, ticketType, quantity } }];
    const seat = stock.seats.get(shown.seatId);
    if (!seat) throw new Error(`The seat ${shown.seatId} of a hold is gone`);
    return [{ index, wanted: { field, ticketType, seat } }];
  });

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
