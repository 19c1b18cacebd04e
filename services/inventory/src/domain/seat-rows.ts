import type { Seat, Stock, TicketType } from './stock.ts';

/** Seats side by side, from one end of the row to the other. */
export type SeatRow = {
  readonly sectionId: string;
  readonly category: string;
  /** 0 is the front row of its section. */
  readonly place: number;
  readonly seats: readonly Seat[];
};

const known = new WeakMap<Stock, readonly SeatRow[]>();

/** All rows of an event's seats in the plan's order, made once for a stock. */
const rowsOf = (stock: Stock): readonly SeatRow[] => {
  const made = known.get(stock);
  if (made) return made;
  const seats = [...stock.seats.values()];
  let from = 0;
  const rows = stock.plan.sections.flatMap(({ sectionId, category, rows: own }) =>
    own.map((row, place) => ({ sectionId, category, place, seats: seats.slice(from, (from += row.seats)) })),
  );
  known.set(stock, rows);
  return rows;
};

/** The rows that a ticket type sells, the best first: by category as the type names them, then by nearness to the front. */
export const rowsFor = (stock: Stock, { categories = [] }: TicketType, sectionId?: string): SeatRow[] =>
  rowsOf(stock)
    .filter((row) => categories.includes(row.category) && (sectionId === undefined || row.sectionId === sectionId))
    .sort((one, other) => categories.indexOf(one.category) - categories.indexOf(other.category) || one.place - other.place);
