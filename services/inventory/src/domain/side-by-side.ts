import type { Part, UnitsPart } from './part.ts';
import type { SeatRow } from './seat-rows.ts';
import type { UnitId } from './stock.ts';

/** Parts that are taken as one: one part, or those of several lines that sit side by side. */
export type Group = { readonly part: UnitsPart; readonly of: readonly UnitsPart[] };

/**
 * Units parts with those joined that are to sit side by side, as a family's adults and children do: of lines that ask for it, in rows that
 * the ticket types of all of them sell. Lines whose types have no row in common are on their own.
 */
export const groupsOf = (parts: readonly Part[]): Group[] => {
  const groups: Group[] = [];
  for (const part of parts) {
    if ('seat' in part) continue;
    const found = groups.findIndex((group) => commonRows(group.part, part).length > 0);
    const group = groups[found];
    if (group) groups[found] = { part: joined(group.part, part), of: [...group.of, part] };
    else groups.push({ part, of: [part] });
  }
  return groups;
};

/** Those that both sell, in the order of the first. */
const commonRows = (one: UnitsPart, other: UnitsPart): SeatRow[] => {
  if (!one.together || !other.together) return [];
  const rows = new Set(other.rows);
  return one.rows?.filter((row) => rows.has(row)) ?? [];
};

const joined = (one: UnitsPart, other: UnitsPart): UnitsPart => ({
  ...one,
  name: one.name === other.name ? one.name : `${one.name} + ${other.name}`,
  quantity: one.quantity + other.quantity,
  blocks: one.blocks.filter((block) => other.blocks.includes(block)),
  rows: commonRows(one, other),
});

/** What each part gets of a group's units: seats in their order, so that those of a line are side by side too. */
export const shared = ({ of }: Group, unitIds: readonly UnitId[]): [UnitsPart, readonly UnitId[]][] => {
  let from = 0;
  return of.map((part) => [part, unitIds.slice(from, (from += part.quantity))]);
};
