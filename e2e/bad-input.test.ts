import { randomUUID } from 'node:crypto';
import { until } from '@onsale/testing/until';
import { atSandbox, buyersWay, orderWhen, someone } from './support/buyer.ts';
import { firstTicketType, openEvent, openVenue } from './support/organizer.ts';
import type { OnSaleEvent } from './support/organizer.ts';
import { send } from './support/raw.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);
const way = buyersWay(api);

const capacity = 6;
let event: OnSaleEvent;
let lines: { ticketTypeId: string; quantity: number }[];

beforeAll(async () => {
  event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: capacity }] });
  lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
});

const freeOf = async (eventId: string): Promise<number> => {
  const answer = await valueOf(api('GET /v1/events/{eventId}/availability', { params: { eventId }, query: { seats: 'none' } }));
  return answer.ticketTypes.reduce((sum, { free }) => sum + free, 0);
};

/** Stock is as it was once the snapshot, at most a second old, says so. */
const expectFree = (eventId: string, free: number) =>
  until(`${free} free`, async () => ((await freeOf(eventId)) === free ? true : undefined));

const expectProblem = (answer: Awaited<ReturnType<typeof send>>, status: number, code: string, field?: string) => {
  expect(answer).toMatchObject({ status, type: 'application/problem+json' });
  expect(answer.problem).toMatchObject({
    status,
    code,
    type: `urn:onsale:problem:${code}`,
    ...(field !== undefined && { field }),
  });
};

const holdOf = (body: unknown) => send(`${stack.site}/v1/holds`, { body });

describe('a hold that is not well formed changes nothing', () => {
  const type = () => lines[0]?.ticketTypeId;
  type Malformed = [what: string, body: () => unknown, field: string];
  test.each<Malformed>([
    ['broken JSON', () => '{"eventId":', 'body'],
    ['an unknown field', () => ({ eventId: event.eventId, lines, discount: 100 }), 'discount'],
    ['a wrong type', () => ({ eventId: 7, lines }), 'eventId'],
    ['a body beyond its bound', () => ({ eventId: event.eventId, lines, voucher: 'x'.repeat(64 * 1024) }), 'body'],
    ['no lines', () => ({ eventId: event.eventId, lines: [] }), 'lines'],
    ...[0, -1, 1.5, 1e9, '2'].map((quantity): Malformed => [
      `quantity ${JSON.stringify(quantity)}`,
      () => ({ eventId: event.eventId, lines: [{ ticketTypeId: type(), quantity }] }),
      'lines.0.quantity',
    ]),
  ])('%s: 400 invalid-request', async (_, body, field) => {
    expectProblem(await holdOf(body()), 400, 'invalid-request', field);
    await expectFree(event.eventId, capacity);
  });
});

describe('unknown ids', () => {
  test('an unknown event is a 404, to look at and to hold', async () => {
    const url = `${stack.site}/v1/events/evt_nosuchevent`;
    expectProblem(await send(url, { method: 'GET' }), 404, 'event-not-found');
    expectProblem(await send(`${url}/availability`, { method: 'GET' }), 404, 'event-not-found');
    expectProblem(await holdOf({ eventId: 'evt_nosuchevent', lines }), 404, 'event-not-found');
  });

  test('an unknown ticket type and an unknown seat are 404s that name the line', async () => {
    const unknownType = [{ ticketTypeId: 'tty_nosuchtype', quantity: 1 }];
    expectProblem(
      await holdOf({ eventId: event.eventId, lines: unknownType }),
      404,
      'ticket-type-not-found',
      'lines.0.ticketTypeId',
    );
    expectProblem(
      await holdOf({ eventId: event.eventId, lines: [{ seatId: 'Z-9-9' }] }),
      404,
      'seat-not-found',
      'lines.0.seatId',
    );
    await expectFree(event.eventId, capacity);
  });

  test('an unknown hold cannot be ordered nor given back', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { holdId: 'hld_nosuchhold', buyer: someone() };
    expectProblem(await send(`${stack.site}/v1/orders`, { body, headers }), 404, 'hold-not-found');
    expectProblem(await send(`${stack.site}/v1/holds/hld_nosuchhold`, { method: 'DELETE' }), 404, 'hold-not-found');
  });

  test.each([
    ['GET', 'nothing-here'],
    ['GET', 'events/evt_nosuchevent/nothing/here'],
    ['POST', 'v2-is-not-v1'],
    ['DELETE', 'status'],
  ])('%s /v1/%s, which is not there, is a problem too', async (method, path) => {
    expectProblem(await send(`${stack.site}/v1/${path}`, { method }), 404, 'not-found');
  });

  test('a path that nobody can decode is a problem, and nothing falls over it', async () => {
    const { status, type } = await send(`${stack.site}/v1/events/%zz`, { method: 'GET' });
    expect([400, 404]).toContain(status); // the emulator takes it for an id
    expect(type).toBe('application/problem+json');
    expect((await send(`${stack.site}/v1/status`, { method: 'GET' })).status).toBe(200);
  });
});

describe('credentials', () => {
  const body = { name: 'X', address: 'Y', timeZone: 'Asia/Seoul' };
  test.each([{}, { 'x-api-key': 'onk_nonsense' }])('%j may not create a venue: 401', async (headers) => {
    expectProblem(await send(`${stack.site}/v1/venues`, { body, headers }), 401, 'unauthenticated');
  });

  test('another service’s door is closed to the public', async () => {
    const answer = await send(`${stack.api}/internal/v1/holds/hld_x/claim`, { body: { orderId: 'ord_x' } });
    expectProblem(answer, 403, 'forbidden');
  });

  test('someone else’s order is a 404, no token at all a 401', async () => {
    const hold = await valueOf(way.hold(event.eventId, lines));
    const placed = await valueOf(way.order(hold.holdId, someone()));
    const url = `${stack.site}/v1/orders/${placed.orderId}`;
    expectProblem(await send(url, { method: 'GET' }), 401, 'unauthenticated');
    const stranger = { authorization: 'Bearer someone-elses-token' };
    expectProblem(await send(url, { method: 'GET', headers: stranger }), 404, 'order-not-found');
    expectProblem(
      await send(`${stack.site}/v1/orders/ord_nosuchorder`, { method: 'GET', headers: stranger }),
      404,
      'order-not-found',
    );
  });
});

describe('idempotency', () => {
  test('a hold replayed with its key is the same hold; with another body it is a 422; stock is taken once', async () => {
    const own = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }] });
    const headers = { idempotencyKey: randomUUID() };
    const request = (quantity: number) => ({
      body: { eventId: own.eventId, lines: [{ ticketTypeId: firstTicketType(own).ticketTypeId, quantity }] },
      headers,
    });
    const first = await valueOf(api('POST /v1/holds', request(2)));
    expect(await valueOf(api('POST /v1/holds', request(2)))).toEqual(first);
    expect(await api('POST /v1/holds', request(1))).toMatchObject({
      ok: false,
      error: { status: 422, code: 'idempotency-mismatch' },
    });
    await expectFree(own.eventId, 2);
  });

  test('an order replayed with its key is the same order; with another body it is a 422', async () => {
    const own = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }] });
    const hold = await valueOf(way.hold(own.eventId, [{ ticketTypeId: firstTicketType(own).ticketTypeId, quantity: 1 }]));
    const headers = { idempotencyKey: randomUUID() };
    const buyer = someone();
    const place = (name: string) => api('POST /v1/orders', { body: { holdId: hold.holdId, buyer: { ...buyer, name } }, headers });
    const first = await valueOf(place('Mina'));
    expect(await valueOf(place('Mina'))).toEqual(first);
    expect(await place('Jun')).toMatchObject({ ok: false, error: { status: 422, code: 'idempotency-mismatch' } });
  });

  test('an order without a key is a 400 that names the header', async () => {
    const answer = await send(`${stack.site}/v1/orders`, { body: { holdId: 'hld_nosuchhold', buyer: someone() } });
    expectProblem(answer, 400, 'invalid-request', 'Idempotency-Key');
  });
});

describe('stock', () => {
  test('a hold serves one order only, and cannot be given back any more', async () => {
    const hold = await valueOf(way.hold(event.eventId, lines));
    await valueOf(way.order(hold.holdId, someone()));
    expect(await way.order(hold.holdId, someone())).toMatchObject({
      ok: false,
      error: { status: 409, code: 'hold-already-claimed' },
    });
    const release = await api('DELETE /v1/holds/{holdId}', { params: { holdId: hold.holdId } });
    expect(release).toMatchObject({ ok: false, error: { status: 409, code: 'hold-already-claimed' } });
  });

  test('an expired hold cannot be ordered, and its stock is free again', async () => {
    const own = await openEvent(stack, { holdSeconds: 2, ticketTypes: [{ name: 'A', faceValue: 500, quota: 1 }] });
    const hold = await valueOf(way.hold(own.eventId, [{ ticketTypeId: firstTicketType(own).ticketTypeId, quantity: 1 }]));
    await until('the hold to expire', () => (Date.now() > Date.parse(hold.expiresAt) ? true : undefined));
    expect(await way.order(hold.holdId, someone())).toMatchObject({ ok: false, error: { status: 409, code: 'hold-expired' } });
    await expectFree(own.eventId, 1);
  });

  test('more than is left is refused whole: all held while some may come back, sold out when none will', async () => {
    const own = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 2 }] });
    const line = (quantity: number) => [{ ticketTypeId: firstTicketType(own).ticketTypeId, quantity }];
    expect(await way.hold(own.eventId, line(3))).toMatchObject({ ok: false, error: { status: 409 } });
    await expectFree(own.eventId, 2);

    const hold = await valueOf(way.hold(own.eventId, line(2)));
    expect(await way.hold(own.eventId, line(1))).toMatchObject({ ok: false, error: { status: 409, code: 'all-held' } });

    const placed = await valueOf(way.order(hold.holdId, someone()));
    await atSandbox(placed, 'pay');
    await orderWhen(api, placed, 'confirmed', ({ status }) => status === 'confirmed');
    await until('the event to be sold out', async () => {
      const refused = await way.hold(own.eventId, line(1));
      return !refused.ok && refused.error.code === 'sold-out' ? true : undefined;
    });
  });

  test('a seat that someone holds is taken; giving it back frees it', async () => {
    const { venueId } = await openVenue(stack);
    const sections = [
      { sectionId: 'A', name: 'A', category: 'all', rows: [{ row: '1', seats: 4 }], position: { x: 0, y: 0, angle: 0 } },
    ];
    const plan = await valueOf(
      organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: { name: 'Hall', sections } }),
    );
    const ticketTypes = [{ name: 'Seat', faceValue: 500, categories: ['all'] }];
    const own = await openEvent(stack, { venueId, seatingPlanId: plan.planId, ticketTypes });
    const hold = await valueOf(way.hold(own.eventId, [{ seatId: 'A-1-2' }]));
    const refused = await way.hold(own.eventId, [{ seatId: 'A-1-1' }, { seatId: 'A-1-2' }]);
    expect(refused).toMatchObject({ ok: false, error: { status: 409, code: 'seat-taken', field: 'lines.1.seatId' } });
    await expectFree(own.eventId, 3); // A-1-1 was not kept

    await valueOf(api('DELETE /v1/holds/{holdId}', { params: { holdId: hold.holdId } }));
    await valueOf(way.hold(own.eventId, [{ seatId: 'A-1-2' }]));
  });
});

describe('money', () => {
  test('a webhook with a wrong signature moves nothing', async () => {
    const hold = await valueOf(way.hold(event.eventId, lines));
    const placed = await valueOf(way.order(hold.holdId, someone()));
    const forged = await send(`${stack.site}/v1/payments/webhooks/sandbox`, {
      body: { type: 'session.paid', sessionId: placed.payment?.checkoutUrl.split('/').at(-1) },
      headers: {
        'webhook-id': 'msg_forged',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': 'v1,bm90IHRoZSBzaWduYXR1cmU=',
      },
    });
    expectProblem(forged, 401, 'signature-invalid');
    expect((await valueOf(way.read(placed))).status).toBe('pending');
  });

  test('a declined payment leaves the order open to be paid', async () => {
    const own = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 1 }] });
    const hold = await valueOf(way.hold(own.eventId, [{ ticketTypeId: firstTicketType(own).ticketTypeId, quantity: 1 }]));
    const placed = await valueOf(way.order(hold.holdId, someone()));
    await atSandbox(placed, 'decline');
    expect((await valueOf(way.read(placed))).status).toBe('pending');
    await atSandbox(placed, 'pay');
    await orderWhen(api, placed, 'confirmed', ({ status }) => status === 'confirmed');
  });
});
