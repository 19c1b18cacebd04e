import type { SeatRow } from './seat-rows.ts';
import type { Seat } from './stock.ts';

type IsFree = (seat: Seat) => boolean;

/** Free seats side by side with nothing free at either end; `rank` is the row's place in the order of preference. */
type Run = { readonly row: SeatRow; readonly rank: number; readonly from: number; readonly to: number };

/** Where a group could sit within a run. */
type Placement = {
  readonly row: SeatRow;
  readonly rank: number;
  readonly from: number;
  readonly size: number;
  /** Would it leave a single free seat beside it? */
  readonly strands: boolean;
  /** How far its middle is from the row's, in seats. */
  readonly offCentre: number;
};

/**
 * Groups of `size` free seats, the best first and none sharing a seat with another: at most `most`, and none only where there
 * are not that many free seats. `rows` come the best first. A group sits side by side, by category, then the row's place,
 * then nearness to the row's middle, and leaves no single seat alone while any row has a way to; where no row has
 * that many side by side, it is in as few parts as can be, in rows as near as can be.
 */
export const bestSeats = (rows: readonly SeatRow[], isFree: IsFree, size: number, most: number): Seat[][] => {
  const together = seatsTogether(rows, isFree, size, most);
  return together.length > 0 ? together : splitGroups(rows, isFree, size, most);
};

/** As `bestSeats`, but side by side or not at all. */
export const seatsTogether = (rows: readonly SeatRow[], isFree: IsFree, size: number, most: number): Seat[][] => {
  const stranding: Placement[] = [];
  const found: Placement[] = [];
  for (const tier of tiersOf(rows)) {
    const placements = tier.flatMap((row) => runsIn(row, 0, isFree)).flatMap((run) => placementsIn(run, size));
    placements.sort(byOffCentre);
    stranding.push(...placements.filter(({ strands }) => strands));
    addApart(
      found,
      placements.filter(({ strands }) => !strands),
      most,
    );
    if (found.length === most) break;
  }
  if (found.length === 0) addApart(found, stranding, most);
  return found.map(seatsAt);
};

/** Rows of one category and one place belong together: of two sections' front rows none is the better one. */
const tiersOf = (rows: readonly SeatRow[]): SeatRow[][] => {
  const tiers: SeatRow[][] = [];
  for (const row of rows) {
    const [last] = tiers.at(-1) ?? [];
    if (last?.category === row.category && last.place === row.place) tiers.at(-1)?.push(row);
    else tiers.push([row]);
  }
  return tiers;
};

const addApart = (found: Placement[], placements: readonly Placement[], most: number): void => {
  for (const placement of placements) {
    if (found.length === most) return;
    if (!found.some((other) => overlaps(other, placement))) found.push(placement);
  }
};

const overlaps = (one: Placement, other: Placement): boolean =>
  one.row === other.row && one.from < other.from + other.size && other.from < one.from + one.size;

const byOffCentre = (one: Placement, other: Placement): number => one.offCentre - other.offCentre;

const seatsAt = ({ row, from, size }: Placement): Seat[] => row.seats.slice(from, from + size);

const runsIn = (row: SeatRow, rank: number, isFree: IsFree): Run[] => {
  const runs: Run[] = [];
  let from: number | undefined;
  for (let at = 0; at <= row.seats.length; at++) {
    const seat = row.seats[at];
    if (seat && isFree(seat)) from ??= at;
    else if (from !== undefined) {
      runs.push({ row, rank, from, to: at });
      from = undefined;
    }
  }
  return runs;
};

const placementsIn = ({ row, rank, from: start, to }: Run, size: number): Placement[] =>
  Array.from({ length: Math.max(0, to - start - size + 1) }, (_, shift) => {
    const from = start + shift;
    const strands = shift === 1 || to - from - size === 1;
    return { row, rank, from, size, strands, offCentre: Math.abs(from + size / 2 - row.seats.length / 2) };
  });

/** Each is a search of its own, some milliseconds in an arena. */
const mostSplitGroups = 8;

const splitGroups = (rows: readonly SeatRow[], isFree: IsFree, size: number, most: number): Seat[][] => {
  const groups: Seat[][] = [];
  const used = new Set<Seat>();
  while (groups.length < Math.min(most, mostSplitGroups)) {
    const group = fewestParts(rows, (seat) => !used.has(seat) && isFree(seat), size);
    if (!group) break;
    groups.push(group);
    group.forEach((seat) => used.add(seat));
  }
  return groups;
};

const fewestParts = (rows: readonly SeatRow[], isFree: IsFree, size: number): Seat[] | undefined => {
  const runs = rows.flatMap((row, rank) => runsIn(row, rank, isFree));
  const parts = partsNeeded(runs, size);
  return parts === undefined ? undefined : seatsFrom(nearestRuns(runs, size, parts) ?? runs, size);
};

const lengthOf = ({ from, to }: Run): number => to - from;
const longestFirst = (runs: readonly Run[]): Run[] => [...runs].sort((one, other) => lengthOf(other) - lengthOf(one));

/** Of how many runs at least so many seats come; undefined where all of them have fewer. */
const partsNeeded = (runs: readonly Run[], size: number): number | undefined => {
  let missing = size;
  const enough = longestFirst(runs).findIndex((run) => (missing -= lengthOf(run)) <= 0);
  return enough < 0 ? undefined : enough + 1;
};

/** Rows that are farther apart than this are as good as anywhere. */
const farthest = 9;

/** The runs of the fewest neighbouring rows of one section that need no more parts than all rows would. */
const nearestRuns = (runs: readonly Run[], size: number, parts: number): Run[] | undefined => {
  const bySection = Map.groupBy(runs, ({ row }) => row.sectionId);
  const starts = new Set(runs.map(({ row }) => row));
  for (let span = 0; span <= farthest; span++)
    for (const { sectionId, place } of starts) {
      const near = bySection.get(sectionId)?.filter(({ row }) => row.place >= place && row.place <= place + span);
      if (near && partsNeeded(near, size) === parts) return near;
    }
  return undefined;
};

/** Whole runs, the longest first; what is still missing then comes from the run that it suits best. */
const seatsFrom = (runs: readonly Run[], size: number): Seat[] => {
  const left = longestFirst(runs);
  const seats: Seat[] = [];
  for (;;) {
    const missing = size - seats.length;
    const [last] = left
      .flatMap((run) => placementsIn(run, missing))
      .sort((one, other) => Number(one.strands) - Number(other.strands) || one.rank - other.rank || byOffCentre(one, other));
    if (last) return [...seats, ...seatsAt(last)];
    const run = left.shift();
    if (!run) return seats;
    seats.push(...run.row.seats.slice(run.from, run.to));
  }
};
