import type { Texts } from '../language/en.ts';
import type { SeatsWanted } from '../seat-map/find-seats.ts';
import type { Held } from './held.ts';

type Seat = NonNullable<Held['hold']['lines'][number]['seat']>;

export type HeldSeat = Seat & { readonly sectionId: string };

/** The seats of a hold, each with the section that it lies in. */
export const heldSeats = (held: Held | undefined): HeldSeat[] =>
  (held?.hold.lines ?? []).flatMap(({ seat }) => (seat ? [{ ...seat, sectionId: sectionOf(seat) }] : []));

/** A seat's id is `<section>-<row>-<number>`, and each of the three may hold hyphens. */
const sectionOf = ({ seatId, row, number }: Seat): string => seatId.slice(0, -`-${row}-${number}`.length);

/** As many other seats of the same ticket type; undefined where that is not what is held. */
export const otherSeats = ({ hold }: Held): SeatsWanted | undefined => {
  const [first] = hold.lines;
  if (!first || !hold.lines.every(({ seat, ticketTypeId }) => seat && ticketTypeId === first.ticketTypeId)) return undefined;
  return { ticketTypeId: first.ticketTypeId, quantity: hold.lines.length, together: hold.lines.length > 1 };
};

/** Seats of one row, as people read them. */
type RowOfSeats = Pick<Seat, 'section' | 'row'> & { readonly numbers: readonly string[] };

/** Seats by the row that they are in. */
export const byRow = (seats: readonly HeldSeat[]): RowOfSeats[] => {
  const rows = new Map<string, RowOfSeats>();
  for (const { sectionId, section, row, number } of seats) {
    const numbers = rows.get(`${sectionId} ${row}`)?.numbers ?? [];
    rows.set(`${sectionId} ${row}`, { section, row, numbers: [...numbers, number] });
  }
  return [...rows.values()];
};

/** What is held, in words: a text for each row of seats, and for the places of each standing section. */
export const heldTexts = (held: Held, t: Texts): string[] => [
  ...byRow(heldSeats(held)).map(({ section, row, numbers }) =>
    numbers.length > 1 ? t.seats(section, row, numbers.join(', ')) : t.seat(section, row, numbers.join('')),
  ),
  ...held.hold.lines.flatMap(({ section, name, quantity }) => (section ? [t.placesOf(section.name, name, quantity)] : [])),
];
