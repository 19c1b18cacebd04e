import { currencyDigits } from '@onsale/kernel/money';
import type { Currency } from '@onsale/kernel/money';
import { idPattern, idPrefixes } from '@onsale/kernel/id';
import type { Branded, IdKind } from '@onsale/kernel/id';
import { remembered } from '@onsale/kernel/remembered';
import * as z from 'zod/mini';

/** An id of a kind; in JSON a string such as `evt_7h2k…`. */
export const id = <Kind extends IdKind>(kind: Kind) =>
  z
    .string({ error: `must be an id such as ${idPrefixes[kind]}_…` })
    .check(z.regex(idPattern(kind), { error: `must be an id such as ${idPrefixes[kind]}_…` })) as unknown as z.ZodMiniType<
    Branded<Kind>,
    string
  >; // zod cannot know our brand; the pattern has just proven it

export const OrganizerId = id('organizer');
export const ApiKeyId = id('apiKey');
export const PersonId = id('person');
export const InvitationId = id('invitation');
export const DeviceId = id('device');
export const VenueId = id('venue');
export const SeatingPlanId = id('seatingPlan');
export const EventId = id('event');
export const TicketTypeId = id('ticketType');
export const HoldId = id('hold');
export const AllocationId = id('allocation');
export const WebhookId = id('webhook');
export const DeliveryId = id('delivery');
export const OrderId = id('order');
export const PaymentId = id('payment');
export const TicketId = id('ticket');
export const CheckInListId = id('checkInList');

/** JSON can write half of a surrogate pair (`"\ud800"`); UTF-8, and with it tables and headers, cannot. */
export const wholeCharacters = z.refine<string>((value) => value.isWellFormed(), {
  error: 'must not hold half of a character (a lone surrogate)',
});

/** Text for people: trimmed, not empty, whole characters but no control characters. */
export const text = (max: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: 'must not be empty' }),
      z.maxLength(max, { error: `must be at most ${max} characters` }),
      z.regex(/^(?:[\t\n\r]|\P{Cc})*$/u, { error: 'must not hold control characters' }),
      wholeCharacters,
    );

/** What a person is called: `text` made one line, since it stands within lines of mails and tickets. */
const personName = text(120).check(z.overwrite((name) => name.replace(/[\t\n\r\u2028\u2029]+/g, ' ')));

/** A gate of a venue, as people call it. */
export const GateName = text(60);

/** A short name inside a document, such as a section's: `block-a`. */
export const slug = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, { error: 'must be 1 to 40 letters, digits or hyphens' }));

/** A quota that an event names, or a ticket type's own, which bears the type's id. */
export const QuotaId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/, { error: "must be a quota's id" }));

/**
 * In answers and events, a value of a set that will grow: text, since readers of today do not know the values of tomorrow. The type is what we
 * write ourselves.
 */
export const growing = <Value extends string>() => z.string() as unknown as z.ZodMiniType<Value, Value>; // zod cannot say: any text, but we write these

/** What buyers type; upper and lower case are the same. */
export const VoucherCode = z
  .string()
  .check(z.regex(/^[A-Za-z0-9-]{4,40}$/, { error: 'must be 4 to 40 letters, digits or hyphens' }), z.toUpperCase());

/** A whole number within bounds, both included. */
export const whole = (from: number, to: number) =>
  z
    .int({ error: 'must be a whole number' })
    .check(z.gte(from, { error: `must be at least ${from}` }), z.lte(to, { error: `must be at most ${to}` }));

export const CurrencyCode = z.enum(Object.keys(currencyDigits) as [Currency, ...Currency[]]); // keys of a constant

/** Minor units: 5500 EUR is € 55.00; 55000 KRW is ₩ 55,000. At most 10^12, far below what a double holds exactly. */
export const minorUnits = whole(0, 1_000_000_000_000);

/** A part of one ticket's price in minor units: so low that twenty tickets with fees are still `minorUnits`. */
export const priceUnits = whole(0, 10_000_000_000);

export const MoneyShape = z.object({ amount: minorUnits, currency: CurrencyCode });

/** An instant, RFC 3339 in UTC. */
export const Instant = z.iso.datetime({ error: 'must be an RFC 3339 time in UTC, such as 2027-05-01T18:00:00Z' });

/** Also by an older or newer name of the same zone: ICU lists Asia/Calcutta alone, and people write Asia/Kolkata. */
const isTimeZone = remembered(500, (zone): boolean => {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false; // Intl takes offsets such as +09:00 too
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
});

const longestZone = 64; // letters; none has more than 32

export const TimeZone = z.string().check(
  z.refine((zone) => zone.length <= longestZone && isTimeZone(zone), {
    error: 'must be an IANA time zone, such as Asia/Seoul',
  }),
);

export const Email = z.email({ error: 'must be an e-mail address' }).check(z.maxLength(254));

export const Locale = z.enum(['en', 'ko']);
export type Locale = z.output<typeof Locale>;

/** The price of one ticket as frozen at the hold; `tax` is contained in `total`. */
export const PriceLineShape = z.object({
  faceValue: MoneyShape,
  fee: MoneyShape,
  tax: MoneyShape,
  taxBasisPoints: whole(0, 10_000),
  total: MoneyShape,
});

/** A seat as people read it. */
export const SeatShape = z.object({ seatId: z.string(), section: z.string(), row: z.string(), number: z.string() });
export type Seat = z.output<typeof SeatShape>;

/** A section without seats, as people read it. */
export const SectionName = z.object({ sectionId: z.string(), name: z.string() });
export type SectionName = z.output<typeof SectionName>;

/**
 * `test`: an event that only test keys make, see and sell, for play money; `live`: one for everybody, for what the stage takes. The same of keys:
 * which of the two worlds they act in.
 */
export const Mode = z.enum(['test', 'live']);
export type Mode = z.output<typeof Mode>;

/** What a ticket, a mail or an order page says of an event. */
export const EventSummary = z.object({
  eventId: EventId,
  organizerId: OrganizerId,
  name: z.string(),
  venueName: z.string(),
  startsAt: Instant,
  timeZone: TimeZone,
  mode: Mode,
});
export type EventSummary = z.output<typeof EventSummary>;

/** As a request brings it: strict, like every request. */
export const BuyerInput = z.strictObject({ name: personName, email: Email, locale: Locale });

/** As answers and events carry it: open, since they may grow. */
export const Buyer = z.object(BuyerInput.shape);
export type Buyer = z.output<typeof Buyer>;

/** Who enters; absent fields are the buyer's. */
export const Attendee = z.strictObject({ name: personName });

export const pageQuery = z.strictObject({
  limit: z._default(z.coerce.number().check(z.int({ error: 'must be a whole number' }), z.gte(1), z.lte(100)), 25),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
});

/** Of lists that are as long as a table: the pages are as long as they come. `eventId`: what belongs to that event alone. */
export const factsQuery = z.strictObject({
  eventId: z.optional(EventId),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
});

export type FactsRequest = z.output<typeof factsQuery>;

export type PageRequest = z.output<typeof pageQuery>;

/** `{ items, nextCursor? }`: pass `nextCursor` as `?cursor=` for what follows. */
export const page = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.string()) });
export type Page<Item> = { items: Item[]; nextCursor?: string | undefined };
