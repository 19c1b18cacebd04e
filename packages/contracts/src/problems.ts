/**
 * Every refusal that the API can answer, with its HTTP status: the only place where the two meet (RFC 9457).
 * A code that is not here does not compile; an endpoint lists the ones that it may answer.
 */
export const problems = {
  // any endpoint
  'invalid-request': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'A valid credential is required' },
  forbidden: { status: 403, title: 'This credential may not do that' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'temporarily-unavailable': { status: 503, title: 'Please try again in a moment' },
  // idempotency (draft-ietf-httpapi-idempotency-key-header)
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used with another request' },
  'idempotency-in-flight': { status: 409, title: 'A request with this Idempotency-Key is still running' },
  // accounts
  'organizer-not-found': { status: 404, title: 'No such organizer' },
  'api-key-not-found': { status: 404, title: 'No such API key' },
  'member-not-found': { status: 404, title: 'No such member' },
  'already-member': { status: 409, title: 'You are a member of this team already' },
  'last-owner': { status: 409, title: 'A team that has an owner keeps at least one' },
  'invitation-not-found': { status: 404, title: 'No such invitation' },
  'invitation-used': { status: 409, title: 'This invitation was accepted already' },
  'invitation-expired': { status: 409, title: 'This invitation has expired' },
  'api-key-expired': { status: 409, title: 'This API key has expired' },
  'api-key-rotating': { status: 409, title: 'This API key has as many old secrets as it may' },
  'device-not-found': { status: 404, title: 'No such scanner' },
  'pairing-code-not-found': { status: 404, title: 'This pairing code is not good, or no longer' },
  'last-api-key': { status: 409, title: 'An organizer keeps at least one live API key that does not expire' },
  // catalog
  'venue-not-found': { status: 404, title: 'No such venue' },
  'seating-plan-not-found': { status: 404, title: 'No such seating plan' },
  'event-not-found': { status: 404, title: 'No such event' },
  'event-not-draft': { status: 409, title: 'This can only be changed while the event is a draft' },
  'event-not-published': { status: 409, title: 'The event is a draft: nothing was sold of it' },
  'event-cancelled': { status: 409, title: 'This event is cancelled' },
  'event-incomplete': { status: 409, title: 'The event is not ready to be published' },
  'no-payment-provider': { status: 409, title: 'A paid live event needs a real payment provider' },
  // inventory
  'quota-not-found': { status: 404, title: 'No such quota' },
  'allocation-not-found': { status: 404, title: 'No such allocation' },
  'not-in-allocation': { status: 409, title: 'The allocation does not have that, or no more' },
  'ticket-type-not-found': { status: 404, title: 'No such ticket type' },
  'voucher-not-found': { status: 404, title: 'No such voucher' },
  'voucher-needed': { status: 403, title: 'This ticket type is kept for who has a voucher for it' },
  'voucher-used-up': { status: 409, title: 'This voucher is used up, or held by others just now' },
  'seat-not-found': { status: 404, title: 'No such seat' },
  'section-not-found': { status: 404, title: 'No such section' },
  'not-on-sale': { status: 409, title: 'This event is not on sale' },
  'sold-out': { status: 409, title: 'Sold out' },
  'all-held': { status: 409, title: 'All held just now; some may come back' },
  'seat-taken': { status: 409, title: 'This seat is taken' },
  'not-together': { status: 409, title: 'There are not that many seats side by side' },
  'too-many-tickets': { status: 400, title: 'More tickets than one order may have' },
  'too-many-held': { status: 409, title: 'You hold as many tickets as you may at once' },
  'hold-not-found': { status: 404, title: 'No such hold' },
  'hold-exists': { status: 409, title: 'There is an active hold already' },
  'hold-expired': { status: 409, title: 'This hold has expired' },
  'attendee-count': { status: 400, title: 'Name one attendee for each ticket, or none' },
  'hold-already-claimed': { status: 409, title: 'This hold belongs to an order' },
  'stock-lost': { status: 409, title: 'What was held is no longer there' },
  // orders
  'order-not-found': { status: 404, title: 'No such order' },
  // payments
  'payment-not-found': { status: 404, title: 'No such payment' },
  'payment-not-open': { status: 409, title: 'This payment can no longer be made' },
  'payment-not-paid': { status: 409, title: 'Only what was paid can be refunded' },
  'signature-invalid': { status: 401, title: 'The signature does not match' },
  // tickets and check-in
  'check-in-list-not-found': { status: 404, title: 'No such check-in list' },
  // notifications
  'webhook-not-found': { status: 404, title: 'No such webhook' },
  'webhook-disabled': { status: 409, title: 'This webhook is switched off' },
  'too-many-webhooks': { status: 409, title: 'You have as many webhooks as you may' },
  'delivery-not-found': { status: 404, title: 'No such delivery' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** What any endpoint may answer besides the problems it lists. */
export const commonProblems = ['invalid-request', 'too-many-requests', 'internal-error', 'temporarily-unavailable'] as const;
export type CommonProblem = (typeof commonProblems)[number];

/** A problem's type: a stable name, not an address. */
export const problemType = (code: ProblemCode): `urn:onsale:problem:${ProblemCode}` => `urn:onsale:problem:${code}`;

/** Of a request that is not valid, an answer tells so many faults at most. */
export const mostFaults = 20;

/** The body of every refusal, `application/problem+json`. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  /** Where in the request, as a path: `lines.0.quantity`, or a header's name. */
  readonly field?: string;
  /** The faults of an invalid request, `mostFaults` at most; the first stands in `field` and `detail`. */
  readonly errors?: readonly { readonly field: string; readonly detail: string }[];
  readonly correlationId?: string;
};
