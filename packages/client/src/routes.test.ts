import type { Api } from './client.ts';
import type { BuyerRoute, ProblemTo, ResponseTo } from './routes.ts';

/** What must not compile: `npm run types` fails where an expected error is missing. Nothing here is called. */
const wrongCalls = (api: Api) => [
  // @ts-expect-error there is no such route
  () => api('GET /v1/eventz'),
  // @ts-expect-error internal routes are for services
  () => api('POST /internal/v1/payments', { body: {} }),
  // @ts-expect-error a webhook's raw body is the provider's to send
  () => api('POST /v1/payments/webhooks/sandbox', { body: {} }),
  // @ts-expect-error venues are no partner's
  () => api('GET /v1/partner/venues'),
  // @ts-expect-error the path needs an eventId
  () => api('GET /v1/events/{eventId}'),
  // @ts-expect-error an order needs an Idempotency-Key
  () => api('POST /v1/orders', { body: { holdId: 'hld_1', buyer: { name: 'Ada', email: 'a@b.c', locale: 'en' } } }),
  // @ts-expect-error French is no language of ours yet
  () => api('POST /v1/orders', { headers, body: { holdId: 'hld_1', buyer: { name: 'A', email: 'a@b.c', locale: 'fr' } } }),
  // @ts-expect-error a quantity is a number
  () => api('POST /v1/holds', { body: { eventId: 'evt_1', lines: [{ ticketTypeId: 'tty_1', quantity: '2' }] } }),
  // @ts-expect-error an order is read with its access token
  () => api('GET /v1/orders/{orderId}', { params: { orderId: 'ord_1' } }),
  // @ts-expect-error seats come as list, map or none
  () => api('GET /v1/events/{eventId}/availability', { params: { eventId: 'evt_1' }, query: { seats: 'all' } }),
  // @ts-expect-error version 2 has no list of seats
  () => api('GET /v2/events/{eventId}/availability', { params: { eventId: 'evt_1' }, query: { seats: 'list' } }),
];
const headers = { idempotencyKey: 'key-1' };

const rightCalls = (api: Api) => [
  () => api('GET /v1/events'),
  () => api('GET /v1/events/{eventId}/availability', { params: { eventId: 'evt_1' } }),
  () => api('GET /v2/events/{eventId}/availability', { params: { eventId: 'evt_1' } }),
  () => api('GET /v1/partner/events'),
  () => api('POST /v1/events/{eventId}/publish', { params: { eventId: 'evt_1' } }),
];

const order = (response: ResponseTo<'GET /v1/orders/{orderId}'>) =>
  response.tickets.map((ticket) => ticket.code satisfies string);
const holdCode = (problem: ProblemTo<'POST /v1/holds'>) =>
  // @ts-expect-error a hold is never refused for an order's reasons
  problem.code === 'attendee-count';
// @ts-expect-error buyers create no events
const buyerRoute: BuyerRoute = 'POST /v1/events';
// @ts-expect-error buyers are no partners
const partnerRoute: BuyerRoute = 'POST /v1/partner/holds';

describe('routes', () => {
  it('are checked by the compiler', () => {
    expect([wrongCalls, rightCalls, order, holdCode, buyerRoute, partnerRoute]).toHaveLength(6);
  });
});
