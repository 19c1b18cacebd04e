declare const brand: unique symbol;

/** A string that is known to be of one kind, so that an order id is never passed where a hold id is meant. */
export type Branded<Kind extends string> = string & { readonly [brand]: Kind };

/** Every kind of id and the prefix that it shows to people, e.g. `evt_1k9…`. */
export const idPrefixes = {
  organizer: 'org',
  apiKey: 'key',
  person: 'per',
  invitation: 'inv',
  device: 'dev',
  venue: 'ven',
  seatingPlan: 'pln',
  event: 'evt',
  ticketType: 'tty',
  hold: 'hld',
  allocation: 'alc',
  order: 'ord',
  payment: 'pay',
  refund: 'rfd',
  ticket: 'tkt',
  checkInList: 'lst',
  scan: 'scn',
  webhook: 'whk',
  delivery: 'dlv',
  auditEntry: 'aud',
} as const;

export type IdKind = keyof typeof idPrefixes;

export type OrganizerId = Branded<'organizer'>;
export type ApiKeyId = Branded<'apiKey'>;
export type PersonId = Branded<'person'>;
export type InvitationId = Branded<'invitation'>;
export type DeviceId = Branded<'device'>;
export type VenueId = Branded<'venue'>;
export type SeatingPlanId = Branded<'seatingPlan'>;
export type EventId = Branded<'event'>;
export type TicketTypeId = Branded<'ticketType'>;
export type HoldId = Branded<'hold'>;
export type AllocationId = Branded<'allocation'>;
export type OrderId = Branded<'order'>;
export type PaymentId = Branded<'payment'>;
export type TicketId = Branded<'ticket'>;
export type CheckInListId = Branded<'checkInList'>;
export type WebhookId = Branded<'webhook'>;
export type DeliveryId = Branded<'delivery'>;
export type AuditEntryId = Branded<'auditEntry'>;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford base 32: no i, l, o, u to misread
const bodyLength = 20; // 100 random bits: a clash among 10^12 ids has odds of about 4 in 10^7

/** What an id of a kind looks like. Wider than what we make, so that an id that was never ours is "not found" rather than "malformed". */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefixes[kind]}_[0-9A-Za-z_-]{1,64}$`);

/** Does a text look like an id of that kind? Of what does not, no key of a table may be made: it may be longer than one can be. */
export const isId = <Kind extends IdKind>(kind: Kind, text: string): text is Branded<Kind> => idPattern(kind).test(text);

/** 100 fresh random bits as 20 characters, from the platform's secure source. */
export const randomIdBody = (): string => encode(crypto.getRandomValues(new Uint8Array(bodyLength)));

/** The same 20 characters for the same bytes. Reads the first 20 bytes, five bits of each. */
export const idBodyFrom = (bytes: Uint8Array): string => encode(bytes.subarray(0, bodyLength));

const encode = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join('');

/** A fresh id of a kind, e.g. `newId('event')` → `evt_7h2k…`. */
export const newId = <Kind extends IdKind>(kind: Kind): Branded<Kind> => makeId(kind, randomIdBody());

/** An id of a kind from a body that is already known (derived or read back). */
export const makeId = <Kind extends IdKind>(kind: Kind, body: string): Branded<Kind> =>
  `${idPrefixes[kind]}_${body}` as Branded<Kind>; // the one place where a brand is given

/** An id without its prefix: `evt_7h2k…` → `7h2k…`. */
export const idBody = (id: Branded<IdKind>): string => id.slice(id.indexOf('_') + 1);
