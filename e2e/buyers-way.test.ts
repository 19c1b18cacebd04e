import { until } from '@onsale/testing/until';
import { randomUUID } from 'node:crypto';
import { allOf } from './support/all-of.ts';
import { buy, someone } from './support/buyer.ts';
import { checkInListOf } from './support/check-in-list.ts';
import { codesInPdf, codesInPdfOf, mailTo } from './support/mailbox.ts';
import { firstTicketType, openEvent, openVenue } from './support/organizer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

/** Scans a code at the door of an event, as door staff with the organizer's key do. */
const scan = async (eventId: string, code: string) => {
  const listId = await checkInListOf(organizerApi(stack), eventId);
  const body = { scanId: randomUUID(), code, scannedAt: new Date().toISOString(), gate: 'north' };
  return valueOf(organizerApi(stack)('POST /v1/check-in/lists/{listId}/scans', { params: { listId }, body }));
};

test('standing tickets: bought, paid, mailed as a PDF whose QR is the code, admitted once', async () => {
  const event = await openEvent(stack, {
    ticketTypes: [{ name: 'Standing', faceValue: 2000, fee: 150, taxBasisPoints: 1900, quota: 20 }],
  });
  const type = firstTicketType(event);
  const { order, hold, buyer } = await buy(api, event.eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 2 }]);

  expect(hold.total).toEqual({ amount: 2 * type.price.amount, currency: 'EUR' });
  expect(order.total).toEqual(hold.total);

  const mail = await mailTo(stack, buyer.email);
  expect(mail.subject).toContain(event.name);
  expect(await codesInPdfOf(mail)).toEqual(order.tickets.map(({ code }) => code));

  const [first, second] = order.tickets.map(({ code }) => code);
  expect(await scan(event.eventId, first ?? '')).toMatchObject({ result: 'admitted' });
  expect(await scan(event.eventId, first ?? '')).toMatchObject({ result: 'already-admitted' });
  expect(await scan(event.eventId, second ?? '')).toMatchObject({ result: 'admitted' });
});

test('chosen seats: bought, shown as sold to everyone, printed on the tickets, in Korean', async () => {
  const { venueId } = await openVenue(stack);
  const sections = [
    { sectionId: 'A', name: 'A구역', category: 'front', rows: [{ row: '1', seats: 10 }], position: { x: 0, y: 0, angle: 0 } },
    { sectionId: 'B', name: 'B구역', category: 'back', rows: [{ row: '1', seats: 10 }], position: { x: 0, y: 5, angle: 0 } },
  ];
  const plan = await valueOf(
    organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: { name: 'Hall', sections } }),
  );
  const event = await openEvent(stack, {
    venueId,
    currency: 'KRW',
    seatingPlanId: plan.planId,
    ticketTypes: [
      { name: '앞좌석', faceValue: 99000, categories: ['front'] },
      { name: '뒷좌석', faceValue: 55000, categories: ['back'] },
    ],
  });
  const seats = ['A-1-3', 'A-1-4', 'B-1-7'];
  const buyer = someone({ name: '박미나', locale: 'ko' });
  const { order, hold } = await buy(
    api,
    event.eventId,
    seats.map((seatId) => ({ seatId })),
    buyer,
  );

  expect(hold.total).toEqual({ amount: 2 * 99000 + 55000, currency: 'KRW' });
  expect(order.tickets.map(({ seat }) => seat?.seatId).sort()).toEqual(seats);

  const soldSeats = async () => {
    const answer = await valueOf(api('GET /v1/events/{eventId}/availability', { params: { eventId: event.eventId } }));
    return answer.seats?.filter(({ status }) => status === 'sold').map(({ seatId }) => seatId) ?? [];
  };
  // What is shown may be a second old.
  const sold = await until('sold seats to be shown', async () => [await soldSeats()].find(({ length }) => length > 0));
  expect(sold.sort()).toEqual(seats);

  const mail = await mailTo(stack, buyer.email);
  expect(mail.text).toMatch(/[가-힣]/);
  expect(await codesInPdfOf(mail)).toEqual(order.tickets.map(({ code }) => code));
});

test('free tickets: confirmed at once, nothing to pay, and the PDF behind its link is the mailed one', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Seat in the library', faceValue: 0, quota: 5 }] });
  const { placed, order } = await buy(api, event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }]);
  expect(placed).toMatchObject({ status: 'confirmed', total: { amount: 0, currency: 'EUR' } });
  expect(placed.payment).toBeUndefined();

  await mailTo(stack, order.buyer.email);
  const later = await valueOf(
    api('GET /v1/orders/{orderId}', { params: { orderId: order.orderId }, bearer: placed.accessToken }),
  );
  expect(await codesInPdf(later.tickets[0]?.pdfUrl ?? '')).toEqual(later.tickets.map(({ code }) => code));
});

test('a hall that was made larger, and a voucher that is limited: a ticket takes a unit of both, at the lower price', async () => {
  const quotas = [
    { quotaId: 'hall', name: 'Hall', capacity: 1 },
    { quotaId: 'friends', name: 'Friends', capacity: 1 },
  ];
  const event = await openEvent(stack, { quotas, ticketTypes: [{ name: 'Standing', faceValue: 1000, quotaIds: ['hall'] }] });
  const { eventId } = event;
  const desk = organizerApi(stack);
  const vouchers = [{ code: 'FRIENDS', quotaIds: ['friends'], discount: { percentOff: 50 } }];
  await valueOf(desk('PATCH /v1/events/{eventId}', { params: { eventId }, body: { vouchers } }));
  const setHall = (capacity: number) =>
    valueOf(desk('PATCH /v1/events/{eventId}/quotas/{quotaId}', { params: { eventId, quotaId: 'hall' }, body: { capacity } }));
  expect(await setHall(3)).toMatchObject({ capacity: 3, free: 3 });

  const body = { eventId, lines: [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }], voucher: 'friends' };
  const hold = await until('the voucher to be known to the sale', async () => {
    const answer = await api('POST /v1/holds', { body });
    return answer.ok ? answer.value : undefined;
  });
  expect(hold.total).toEqual({ amount: 500, currency: 'EUR' });
  expect(await api('POST /v1/holds', { body })).toMatchObject({
    ok: false,
    error: { code: 'voucher-used-up', field: 'voucher' },
  });
  const { items } = await valueOf(desk('GET /v1/events/{eventId}/quotas', { params: { eventId } }));
  expect(items).toMatchObject([
    { quotaId: 'hall', capacity: 3, free: 2, held: 1, sold: 0 },
    { quotaId: 'friends', capacity: 1, free: 0, held: 1, sold: 0 },
  ]);
  expect(await setHall(0)).toMatchObject({ capacity: 1, held: 1 });
});

test('a hall that its organizer holds back is sold out, and what is released of it is sold', async () => {
  const quotas = [{ quotaId: 'hall', name: 'Hall', capacity: 3 }];
  const event = await openEvent(stack, { quotas, ticketTypes: [{ name: 'Standing', faceValue: 0, quotaIds: ['hall'] }] });
  const params = { eventId: event.eventId };
  const desk = organizerApi(stack);
  const key = () => ({ idempotencyKey: randomUUID() });
  const body = { name: 'Press', lines: [{ quotaId: 'hall', quantity: 3 }] };
  const allocation = await valueOf(desk('POST /v1/events/{eventId}/allocations', { params, body, headers: key() }));
  expect(allocation).toMatchObject(body);
  await until('the hall to be shown as sold out', async () => {
    const { status } = await valueOf(api('GET /v1/events/{eventId}/availability', { params }));
    return status === 'sold-out' ? status : undefined;
  });

  const released = await valueOf(
    desk('POST /v1/events/{eventId}/allocations/{allocationId}/release', {
      params: { ...params, allocationId: allocation.allocationId },
      body: { lines: [{ quotaId: 'hall', quantity: 1 }] },
      headers: key(),
    }),
  );
  expect(released).toMatchObject({ lines: [{ quotaId: 'hall', quantity: 2 }] });
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  await until('the released place to be held', async () => {
    const { ok } = await api('POST /v1/holds', { body: { eventId: event.eventId, lines } });
    return ok || undefined;
  });
  const { items } = await valueOf(desk('GET /v1/events/{eventId}/allocations', { params }));
  expect(items).toMatchObject([{ name: 'Press', lines: [{ quotaId: 'hall', quantity: 2 }] }]);
});

test('a ticket of another event, a forged code and a cut one do not open the door', async () => {
  const ticketTypes = [{ name: 'Free', faceValue: 0, quota: 5 }];
  const [here, elsewhere] = await Promise.all([openEvent(stack, { ticketTypes }), openEvent(stack, { ticketTypes })]);
  const { order } = await buy(api, here.eventId, [{ ticketTypeId: firstTicketType(here).ticketTypeId, quantity: 1 }]);
  const code = order.tickets[0]?.code ?? '';
  const swapped = code.slice(0, -2) + (code.at(-2) === 'A' ? 'B' : 'A') + code.slice(-1);
  expect(await scan(elsewhere.eventId, code)).toMatchObject({ result: 'wrong-event' });
  expect(await scan(here.eventId, swapped)).toMatchObject({ result: 'invalid' });
  expect(await scan(here.eventId, code.slice(0, -5))).toMatchObject({ result: 'invalid' });
  expect(await scan(here.eventId, code)).toMatchObject({ result: 'admitted' });
});

test('the examples of the first start are on sale: a club night, an arena with 12,000 seats, a free talk', async () => {
  const listed = await allOf(api, 'GET /v1/events', { query: { limit: 100 } });
  const currencies = new Set(listed.map(({ currency }) => currency));
  expect(currencies).toEqual(new Set(['EUR', 'KRW']));
  const arena = listed.find(({ name }) => name === 'Aurora: The Tidal Tour'); // examples/arena-show.json
  expect(arena).toBeDefined();
  const availability = await valueOf(
    api('GET /v1/events/{eventId}/availability', { params: { eventId: arena?.eventId ?? '' }, query: { seats: 'map' } }),
  );
  expect(availability.seatMap?.flatMap(({ rows }) => rows).join('')).toHaveLength(12_000);
});
