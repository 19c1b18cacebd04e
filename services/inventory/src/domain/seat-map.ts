import type { CountedSale } from './sale.ts';
import { openTypes } from './reservation.ts';
import { seatState } from './snapshot.ts';
import type { SeatState } from './snapshot.ts';
import type { Seat } from './stock.ts';

const letters = { free: 'f', held: 'h', sold: 's' };

/** What everybody is told of each seat: one that only reserved ticket types sell is held back for who has a voucher. */
export const seatShown = ({ sellable, snapshot }: CountedSale): ((seat: Seat) => SeatState) => {
  const open = new Set(openTypes(sellable, snapshot.madeAt).flatMap(({ categories = [] }) => categories));
  return (seat) => {
    const state = seatState(snapshot, seat);
    return state === 'free' && !open.has(seat.category) ? 'held' : state;
  };
};

/** By section, one string a row and one letter a seat, in the plan's order. */
export const seatMapOf = (sale: CountedSale): { sectionId: string; rows: string[] }[] => {
  const { stock } = sale;
  const shown = seatShown(sale);
  const drawn = Array.from(stock.seats.values(), (seat) => letters[shown(seat)]).join('');
  let from = 0;
  return stock.plan.sections.map(({ sectionId, rows }) => ({
    sectionId,
    rows: rows.map(({ seats }) => drawn.slice(from, (from += seats))),
  }));
};
