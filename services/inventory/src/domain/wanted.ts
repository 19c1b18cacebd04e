import type { BodyOf } from '@onsale/contracts/endpoint';
import type { createHold } from '@onsale/contracts/inventory/api';
import type { Refusal } from '@onsale/contracts/use-case';
import { mostTickets } from '@onsale/kernel/most-tickets';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { ticketsOf } from './limits.ts';
import type { Seat, StandingSection, Stock, TicketType } from './stock.ts';
import type { Voucher } from './voucher.ts';

type RequestedLine = BodyOf<typeof createHold>['lines'][number];
type Fault = Refusal<'ticket-type-not-found' | 'seat-not-found' | 'section-not-found' | 'invalid-request'>;

/** A line of a request, understood. `field` is where it stands there. */
export type Wanted = WantedSeat | WantedQuantity;

type WantedLine = { readonly field: string; readonly ticketType: TicketType; readonly voucher?: Voucher };

/** This very seat. */
type WantedSeat = WantedLine & { readonly seat: Seat };

/** So many units, any that the ticket type sells. */
type WantedQuantity = WantedLine & {
  readonly quantity: number;
  /** Seats of this section alone. */
  readonly sectionId?: string;
  /** Seats side by side, or none. */
  readonly together?: true;
  /** Places of this section, where the type sells no seats. */
  readonly standing?: StandingSection;
};

/** Understands the lines of a request, or says what is wrong with the first bad one. */
export const wantedOf = (
  lines: readonly RequestedLine[],
  ticketTypes: readonly TicketType[],
  stock: Stock,
): Result<Wanted[], Fault> => {
  const wanted: Wanted[] = [];
  const seatIds = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const field = `lines.${index}`;
    if ('seatId' in line && seatIds.has(line.seatId)) return invalid(`${field}.seatId`, 'is in another line already');
    const one = 'seatId' in line ? seatLine(line, field, ticketTypes, stock) : quantityLine(line, field, ticketTypes, stock);
    if (!one.ok) return one;
    if ('seatId' in line) seatIds.add(line.seatId);
    wanted.push(one.value);
  }
  return ticketsOf(wanted) > mostTickets ? invalid('lines', `must be at most ${mostTickets} tickets in all`) : ok(wanted);
};

const quantityLine = (
  { ticketTypeId, quantity, sectionId, together = false }: Extract<RequestedLine, { quantity: number }>,
  field: string,
  ticketTypes: readonly TicketType[],
  { plan }: Stock,
): Result<Wanted, Fault> => {
  const ticketType = ticketTypes.find((each) => each.ticketTypeId === ticketTypeId);
  if (!ticketType) return noSuchType(field);
  const isSold = ({ category }: { readonly category: string }): boolean => ticketType.categories?.includes(category) ?? false;
  const standing = plan.standingSections?.filter(isSold) ?? [];
  if (together && (!ticketType.categories || standing.length > 0))
    return invalid(`${field}.together`, 'is for ticket types that sell seats');
  const wanted = { field, ticketType, quantity, ...(together && { together }) };
  if (sectionId === undefined) {
    const [only, ...others] = standing;
    if (others.length > 0) return invalid(`${field}.sectionId`, 'is needed: this ticket type sells several standing sections');
    return ok({ ...wanted, ...(only && { standing: only }) });
  }
  const section = [...plan.sections, ...(plan.standingSections ?? [])].find((each) => each.sectionId === sectionId);
  if (!section) return err({ code: 'section-not-found', field: `${field}.sectionId` });
  if (!isSold(section)) return invalid(`${field}.sectionId`, 'is not sold by this ticket type');
  return ok({ ...wanted, ...('rows' in section ? { sectionId } : { standing: section }) });
};

const seatLine = (
  { seatId, ticketTypeId }: Extract<RequestedLine, { seatId: string }>,
  field: string,
  ticketTypes: readonly TicketType[],
  stock: Stock,
): Result<Wanted, Fault> => {
  const seat = stock.seats.get(seatId);
  if (!seat) return err({ code: 'seat-not-found', field: `${field}.seatId` });
  const selling = ticketTypes.filter(({ categories }) => categories?.includes(seat.category));
  if (ticketTypeId === undefined) {
    const [only, ...others] = selling;
    if (only && others.length === 0) return ok({ field, ticketType: only, seat });
    return invalid(`${field}.ticketTypeId`, 'is needed: several ticket types sell this seat');
  }
  const ticketType = selling.find((each) => each.ticketTypeId === ticketTypeId);
  if (ticketType) return ok({ field, ticketType, seat });
  if (!ticketTypes.some((each) => each.ticketTypeId === ticketTypeId)) return noSuchType(field);
  return invalid(`${field}.ticketTypeId`, 'does not sell this seat');
};

const invalid = (field: string, detail: string) => err({ code: 'invalid-request', field, detail } as const);

const noSuchType = (field: string) => err({ code: 'ticket-type-not-found', field: `${field}.ticketTypeId` } as const);
