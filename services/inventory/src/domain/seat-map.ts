import type { CountedSale } from './sale.ts';
import { seatState } from './snapshot.ts';

const letters = { free: 'f', held: 'h', sold: 's' };

/** By section, one string a row and one letter a seat, in the plan's order. */
export const seatMapOf = ({ stock, snapshot }: CountedSale): { sectionId: string; rows: string[] }[] => {
  const drawn = Array.from(stock.seats.values(), (seat) => letters[seatState(snapshot, seat)]).join('');
  let from = 0;
  return stock.plan.sections.map(({ sectionId, rows }) => ({
    sectionId,
    rows: rows.map(({ seats }) => drawn.slice(from, (from += seats))),
  }));
};
