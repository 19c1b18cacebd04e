import type { SeatsWanted } from './find-seats.ts';
import type { SectionStock } from './stock.ts';

/** What there is of a ticket type: seats in all, and the most that are side by side. */
type Left = { readonly free: number; readonly together: number };

/** The most free seats side by side that a ticket type sells. */
export const longestRun = (stock: readonly SectionStock[], ticketTypeId: string): number => {
  const sold = stock.filter(({ ticketTypes }) => ticketTypes.some((each) => each.ticketTypeId === ticketTypeId));
  return Math.max(0, ...sold.flatMap(({ rows }) => rows.flatMap((row) => row.split(/[^f]+/).map((run) => run.length))));
};

/** What to offer who could not have what they want: fewer side by side, as many apart, or all that is left. */
export const offersFor = ({ ticketTypeId, quantity, together }: SeatsWanted, left: Left): SeatsWanted[] => {
  const sideBySide = Math.min(left.together, left.free, quantity - 1);
  const fewer = sideBySide > 1 ? sideBySide : 0; // one seat is never side by side
  const apart = Math.min(left.free, quantity);
  return [
    ...(fewer > 0 ? [{ ticketTypeId, quantity: fewer, together: true }] : []),
    ...(apart > fewer && (together || apart < quantity) ? [{ ticketTypeId, quantity: apart, together: false }] : []),
  ];
};
