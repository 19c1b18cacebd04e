import { mostTickets } from '@onsale/kernel/most-tickets';
import * as z from 'zod/mini';
import {
  CurrencyCode,
  EventId,
  Instant,
  Mode,
  priceUnits,
  MoneyShape,
  OrganizerId,
  PriceLineShape,
  SeatingPlanId,
  slug,
  text,
  TicketTypeId,
  TimeZone,
  VenueId,
  VoucherCode,
  whole,
} from '../shapes.ts';

export const VenueShape = z.object({
  venueId: VenueId,
  organizerId: OrganizerId,
  name: z.string(),
  address: z.string(),
  timeZone: TimeZone,
});
export type Venue = z.output<typeof VenueShape>;

/** A row of a plan. Seats are numbered from `firstNumber` (1 unless said); a seat's id is `<section>-<row>-<number>`. */
export const RowShape = z.strictObject({ row: slug, seats: whole(1, 200), firstNumber: z.optional(whole(0, 10_000)) });

/** A section: its rows from front to back, one price category, and where it lies on the picture. */
export const SectionShape = z.strictObject({
  sectionId: slug,
  name: text(60),
  category: slug,
  rows: z.array(RowShape).check(z.minLength(1), z.maxLength(200)),
  /** Middle of the front row on a plane where a seat is 1 wide and 1 deep; `angle` in degrees, clockwise, 0 faces up. */
  position: z.strictObject({ x: z.number(), y: z.number(), angle: z.number() }),
});

/** A section without seats: so many places, any of which will do. Its category is of such sections alone. */
export const StandingSectionShape = z.strictObject({
  sectionId: slug,
  name: text(60),
  category: slug,
  capacity: whole(1, 50_000),
  /** Middle of its front edge, on the same plane. */
  position: z.strictObject({ x: z.number(), y: z.number(), angle: z.number() }),
  /** In seats, as it is drawn. */
  width: z.number().check(z.gte(1, { error: 'must be at least 1' }), z.lte(1000, { error: 'must be at most 1000' })),
  depth: z.number().check(z.gte(1, { error: 'must be at least 1' }), z.lte(1000, { error: 'must be at most 1000' })),
});

/** What is sent: an immutable description of every seat. Many sections of many rows stay a few kB. */
export const SeatingPlanInput = z.strictObject({
  name: text(120),
  sections: z.array(SectionShape).check(z.minLength(1), z.maxLength(200)),
  standingSections: z.optional(z.array(StandingSectionShape).check(z.minLength(1), z.maxLength(50))),
});

export const SeatingPlanShape = z.extend(z.object(SeatingPlanInput.shape), {
  planId: SeatingPlanId,
  venueId: VenueId,
  /** SHA-256 of the stored document, hex. */
  hash: z.string(),
  seats: z.number(),
});
export type SeatingPlan = z.output<typeof SeatingPlanShape>;

/** The stored document itself, as services read it from the plans bucket: all but its own hash. */
export const SeatingPlanDocument = z.omit(SeatingPlanShape, { hash: true });
export type SeatingPlanDocument = z.output<typeof SeatingPlanDocument>;

/** So many units that one or several ticket types draw on: the places of a hall, or how many students get in. */
export const QuotaInput = z.strictObject({ quotaId: slug, name: text(80), capacity: whole(0, 200_000) });
export const QuotaShape = z.object(QuotaInput.shape);
export type Quota = z.output<typeof QuotaShape>;

/** How many tickets one order may have. Absent: as many as any order may. Events from before may have 99 or 100, which changes nothing. */
export const maxPerOrder = whole(1, mostTickets);

/**
 * How many tickets all holds that come from one network (a /24 of IPv4, a /48 of IPv6) may have at once. Absent: any number.
 * Mobile networks and campuses put many people behind one address, so choose it with care.
 */
export const maxHeldPerNetwork = whole(1, 10_000);

/**
 * A code that reserves or reduces: a ticket that is held with it also takes a unit of each quota in `quotaIds`, which so limits how
 * often it can be used, and costs what `discount` leaves of the face value. For the ticket types that it names, or all. Codes can be guessed, slowly: one
 * that is worth much has eight characters by chance or more.
 */
export const VoucherInput = z.strictObject({
  code: VoucherCode,
  ticketTypeIds: z.optional(z.array(TicketTypeId).check(z.minLength(1), z.maxLength(50))),
  quotaIds: z.optional(z.array(slug).check(z.minLength(1), z.maxLength(10))),
  discount: z.optional(
    z.union(
      [
        z.strictObject({ percentOff: whole(1, 100) }),
        z.strictObject({ amountOff: priceUnits }),
        z.strictObject({ faceValue: priceUnits }),
      ],
      { error: 'must be { percentOff }, { amountOff } or { faceValue }' },
    ),
  ),
});
export const VoucherShape = z.object(VoucherInput.shape);
export type Voucher = z.output<typeof VoucherShape>;

/**
 * Kept for who has a voucher that names the ticket type, until that moment, or until the organizer opens it. The stock that no other type
 * draws on is so held back for them.
 */
export const Reservation = z.strictObject({ until: z.optional(Instant) });
export const ReservationShape = z.object(Reservation.shape);

/**
 * A ticket type as the organizer sets it. Amounts are minor units of the event's currency and include tax. A ticket takes a seat
 * of the plan's price `categories`, or a place of a standing section of these, and one unit of each of the event's quotas in `quotaIds`, all or nothing. `quota` is short for
 * a quota of its own, whose id is the ticket type's. An `unlimited` one takes nothing.
 */
export const TicketTypeInput = z.strictObject({
  name: text(80),
  faceValue: priceUnits,
  fee: z._default(priceUnits, 0),
  /** Tax contained in face value and fee, in basis points: 1900 is 19 %. */
  taxBasisPoints: z._default(whole(0, 10_000), 0),
  quota: z.optional(whole(1, 200_000)),
  categories: z.optional(z.array(slug).check(z.minLength(1), z.maxLength(50))),
  quotaIds: z.optional(z.array(slug).check(z.minLength(1), z.maxLength(10))),
  unlimited: z.optional(z.literal(true)),
  maxPerOrder: z.optional(maxPerOrder),
  reserved: z.optional(Reservation),
});

export const TicketTypeShape = z.object({
  ticketTypeId: TicketTypeId,
  name: z.string(),
  /** All that the buyer pays for one ticket, fee and tax included. */
  price: MoneyShape,
  priceLine: PriceLineShape,
  categories: z.optional(z.array(slug)),
  maxPerOrder: z.optional(z.number()),
  reserved: z.optional(ReservationShape),
});

/** `published` while its stock is being made, then `on-sale`. A cancelled event is `sold-out` for good, and has its `cancelledAt`. */
export const EventStatus = z.enum(['draft', 'published', 'on-sale', 'sold-out']);

export const EventShape = z.object({
  eventId: EventId,
  organizerId: OrganizerId,
  name: z.string(),
  description: z.string(),
  status: EventStatus,
  /** Since when it is cancelled; its tickets are void and its money goes back. */
  cancelledAt: z.optional(Instant),
  mode: Mode,
  startsAt: Instant,
  timeZone: TimeZone,
  currency: CurrencyCode,
  /** How long a hold lasts, in seconds: 2 to 840. */
  holdSeconds: z.number(),
  venue: z.object({ venueId: VenueId, name: z.string(), address: z.string() }),
  /** How many tickets one order may have, of all types together. */
  maxPerOrder: z.optional(z.number()),
  seatingPlanId: z.optional(SeatingPlanId),
  ticketTypes: z.array(TicketTypeShape),
});
export type Event = z.output<typeof EventShape>;

/** The organizer's own view has what the public does not see. Capacities as they were when the event was published. */
export const OrganizerEventShape = z.extend(EventShape, {
  ticketTypes: z.array(
    z.extend(TicketTypeShape, {
      quota: z.optional(z.number()),
      quotaIds: z.optional(z.array(slug)),
      unlimited: z.optional(z.literal(true)),
    }),
  ),
  quotas: z.optional(z.array(QuotaShape)),
  vouchers: z.optional(z.array(VoucherShape)),
  maxHeldPerNetwork: z.optional(z.number()),
});
export type OrganizerEvent = z.output<typeof OrganizerEventShape>;
