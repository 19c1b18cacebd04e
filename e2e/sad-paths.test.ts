import { until } from '@onsale/testing/until';
import { booksOf } from './support/books.ts';
import { atSandbox, buy, buyersWay, isTicketed, orderWhen, someone } from './support/buyer.ts';
import type { PlacedOrder } from './support/buyer.ts';
import { checkInListOf } from './support/check-in-list.ts';
import { mailsTo } from './support/mailbox.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import type { OnSaleEvent } from './support/organizer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);
const way = buyersWay(api);

const openOne = (faceValue: number, holdSeconds: number, quota = 1) =>
  openEvent(stack, { holdSeconds, ticketTypes: [{ name: 'A', faceValue, quota }] });
const oneOf = (event: OnSaleEvent) => [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];

const placeOne = async (event: OnSaleEvent) => {
  const buyer = someone();
  const hold = await valueOf(way.hold(event.eventId, oneOf(event)));
  return { buyer, placed: await valueOf(way.order(hold.holdId, buyer)) };
};

/** The provider takes money, in whatever state the session is. */
const charge = async ({ payment }: PlacedOrder, body: object): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${payment?.checkoutUrl}/charges`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
};

const mailSaying = (email: string, words: string) =>
  until(
    `a mail to ${email} that says: ${words}`,
    async () => (await mailsTo(stack, email)).find(({ text }) => text.includes(words)),
    60_000,
  );

const ended = (placed: PlacedOrder, wanted: string) => orderWhen(api, placed, wanted, ({ status }) => status === wanted);

test('money that comes when the order has expired buys the ticket that is still there', async () => {
  const event = await openOne(900, 2);
  const { buyer, placed } = await placeOne(event);
  await ended(placed, 'expired');
  await charge(placed, {});
  await orderWhen(api, placed, 'confirmed with its ticket', isTicketed);
  await mailSaying(buyer.email, 'you have them after all');
});

test('money that comes when the ticket is somebody else’s goes back, and a mail says so', async () => {
  const event = await openOne(900, 6);
  const { buyer, placed } = await placeOne(event);
  await ended(placed, 'expired');
  await until('the ticket to be bought', async () => {
    const hold = await way.hold(event.eventId, oneOf(event));
    if (!hold.ok) return undefined;
    const other = await valueOf(way.order(hold.value.holdId, someone()));
    await atSandbox(other, 'pay');
    return other;
  });
  await charge(placed, {});
  await ended(placed, 'refunded');
  await mailSaying(buyer.email, '€9.00 is on its way back');
});

test('a payment that no webhook ever tells of is found when the order’s time is over', async () => {
  const { placed } = await placeOne(await openOne(900, 3));
  await charge(placed, { silent: true });
  await orderWhen(api, placed, 'confirmed with its ticket', isTicketed);
});

test('less than the order costs goes back, and its ticket is free again', async () => {
  const event = await openOne(900, 600);
  const { buyer, placed } = await placeOne(event);
  await charge(placed, { amount: 100 });
  await ended(placed, 'refunded');
  await mailSaying(buyer.email, '€1.00 is on its way back');
  await buyAgain(event);
});

test('of two payments the first buys, and a mail says that the other goes back', async () => {
  const { buyer, placed } = await placeOne(await openOne(900, 600));
  await charge(placed, {});
  await orderWhen(api, placed, 'confirmed with its ticket', isTicketed);
  await charge(placed, {});
  await mailSaying(buyer.email, '€9.00 too much');
  expect(isTicketed(await valueOf(way.read(placed)))).toBe(true);
});

test('more than the order costs buys it, and a mail says that the rest goes back', async () => {
  const { buyer, placed } = await placeOne(await openOne(900, 600));
  await charge(placed, { amount: 1000 });
  await orderWhen(api, placed, 'confirmed with its ticket', isTicketed);
  await mailSaying(buyer.email, '€1.00 too much');
});

/** Waits until it is free. */
const buyAgain = async (event: OnSaleEvent): Promise<void> => {
  const { eventId } = event;
  await until('the ticket to be free', async () => {
    const { ticketTypes } = await valueOf(api('GET /v1/events/{eventId}/availability', { params: { eventId } }));
    return ticketTypes.some(({ free }) => free === 1) ? true : undefined;
  });
  await buy(api, eventId, oneOf(event));
};

test('when an event is cancelled its orders end, tickets are void, money goes back, and nothing more is sold', async () => {
  const event = await openOne(900, 600, 5);
  const bought = await buy(api, event.eventId, oneOf(event));
  const unpaid = await placeOne(event);
  const holdOfAnother = await valueOf(way.hold(event.eventId, oneOf(event)));

  const params = { eventId: event.eventId };
  const cancelled = await valueOf(organizerApi(stack)('POST /v1/events/{eventId}/cancel', { params }));
  expect(cancelled.cancelledAt).toBeDefined();
  await ended(bought.placed, 'refunded');
  await ended(unpaid.placed, 'cancelled');
  expect(await way.order(holdOfAnother.holdId, someone())).toMatchObject({ ok: false, error: { code: 'event-cancelled' } });
  await until('nothing to be sold', async () => {
    const hold = await way.hold(event.eventId, oneOf(event));
    return !hold.ok && hold.error.code === 'not-on-sale' ? true : undefined;
  });

  await until('the ticket to be void', async () => {
    const tickets = await booksOf(stack).tickets(event.eventId); // a scan that comes too early would let it in
    return tickets.length > 0 && tickets.every(({ status }) => status === 'void') ? true : undefined;
  });
  const [code = ''] = bought.order.tickets.map((ticket) => ticket.code);
  const scan = { scanId: `scan-${event.eventId}`.slice(0, 60), code, scannedAt: new Date().toISOString() };
  const list = { listId: await checkInListOf(organizerApi(stack), event.eventId) };
  const scanned = await valueOf(organizerApi(stack)('POST /v1/check-in/lists/{listId}/scans', { params: list, body: scan }));
  expect(scanned.result).toBe('void');
  await mailSaying(bought.buyer.email, 'The event is cancelled');
  await mailSaying(unpaid.buyer.email, 'the event is cancelled');
});
