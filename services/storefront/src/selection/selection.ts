import type { BodyTo, ResponseTo } from '@onsale/client/routes';
import { money, sum } from '@onsale/kernel/money';
import type { Currency, Money } from '@onsale/kernel/money';

type TicketType = Pick<ResponseTo<'GET /v1/events/{eventId}'>['ticketTypes'][number], 'ticketTypeId' | 'price'>;

/** A seat as it was picked on the map. */
export type ChosenSeat = {
  readonly seatId: string;
  readonly sectionId: string;
  /** The section's name, as people read it. */
  readonly section: string;
  readonly row: string;
  readonly number: string;
  readonly ticketTypeId: string;
};

/** Places of a standing section, as one ticket type. */
export type ChosenPlaces = {
  readonly sectionId: string;
  /** The section's name, as people read it. */
  readonly section: string;
  readonly ticketTypeId: string;
  readonly quantity: number;
};

/** What a buyer has chosen and not yet held: places by ticket type, those of standing sections, and seats. */
export type Selection = {
  readonly quantities: Readonly<Record<string, number>>;
  readonly places: readonly ChosenPlaces[];
  readonly seats: readonly ChosenSeat[];
};

export const nothingChosen: Selection = { quantities: {}, places: [], seats: [] };

/** The most tickets that the shop lets a buyer choose: a seat is a line of a hold, and the API takes 20 lines. */
export const mostTickets = 20;

export const ticketCount = ({ quantities, places, seats }: Selection): number =>
  seats.length +
  [...Object.values(quantities), ...places.map(({ quantity }) => quantity)].reduce((total, each) => total + each, 0);

/** All that the buyer pays. A ticket type that has gone meanwhile counts nothing. */
export const totalPrice = (
  { quantities, places, seats }: Selection,
  ticketTypes: readonly TicketType[],
  currency: Currency,
): Money =>
  sum(
    ticketTypes.map(({ ticketTypeId, price }) => {
      const seated = seats.filter((seat) => seat.ticketTypeId === ticketTypeId).length;
      const placed = places.reduce((total, each) => total + (each.ticketTypeId === ticketTypeId ? each.quantity : 0), 0);
      return money(price.amount * ((quantities[ticketTypeId] ?? 0) + placed + seated), price.currency);
    }),
    currency,
  );

/** As `POST /v1/holds` takes it. */
export const holdLines = ({ quantities, places, seats }: Selection): BodyTo<'POST /v1/holds'>['lines'] => [
  ...Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity })),
  ...places.map(({ sectionId, ticketTypeId, quantity }) => ({ sectionId, ticketTypeId, quantity })),
  ...seats.map(({ seatId, ticketTypeId }) => ({ seatId, ticketTypeId })),
];

/** Sets how many of a type, within 0 and what one hold may have. */
export const withQuantity = (selection: Selection, ticketTypeId: string, quantity: number): Selection => {
  const others = ticketCount(selection) - (selection.quantities[ticketTypeId] ?? 0);
  const within = Math.max(0, Math.min(quantity, mostTickets - others));
  return { ...selection, quantities: { ...selection.quantities, [ticketTypeId]: within } };
};

/** Sets how many places of a section as a ticket type, within 0 and what one hold may have. */
export const withPlaces = (selection: Selection, wanted: ChosenPlaces): Selection => {
  const isSame = (each: ChosenPlaces) => each.sectionId === wanted.sectionId && each.ticketTypeId === wanted.ticketTypeId;
  const others = selection.places.filter((each) => !isSame(each));
  const room = mostTickets - ticketCount({ ...selection, places: others });
  const quantity = Math.max(0, Math.min(wanted.quantity, room));
  return { ...selection, places: quantity === 0 ? others : [...others, { ...wanted, quantity }] };
};

/** How many places of a section are chosen: as a ticket type, or of all types. */
export const placesIn = ({ places }: Selection, sectionId: string, ticketTypeId?: string): number =>
  places
    .filter((each) => each.sectionId === sectionId && (ticketTypeId === undefined || each.ticketTypeId === ticketTypeId))
    .reduce((total, { quantity }) => total + quantity, 0);

/** Adds a seat, or takes it out again; a seat beyond what one hold may have is not added. */
export const withSeatToggled = (selection: Selection, seat: ChosenSeat): Selection => {
  const seats = selection.seats.filter((each) => each.seatId !== seat.seatId);
  if (seats.length < selection.seats.length) return { ...selection, seats };
  return ticketCount(selection) >= mostTickets ? selection : { ...selection, seats: [...seats, seat] };
};

/** Gives a chosen seat another of the ticket types that sell it. */
export const withSeatType = (selection: Selection, seatId: string, ticketTypeId: string): Selection => ({
  ...selection,
  seats: selection.seats.map((seat) => (seat.seatId === seatId ? { ...seat, ticketTypeId } : seat)),
});

/** The chosen seat that a refusal's `field` (`lines.2.seatId`) speaks of. */
export const seatOfField = (selection: Selection, field: string | undefined): ChosenSeat | undefined => {
  const line = holdLines(selection)[Number(/^lines\.(\d+)/.exec(field ?? '')?.[1] ?? NaN)];
  return line && 'seatId' in line ? selection.seats.find((seat) => seat.seatId === line.seatId) : undefined;
};
