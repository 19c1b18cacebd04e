import { randomUUID } from 'node:crypto';
import { buy, someone } from './support/buyer.ts';
import { linkMailTo, tokenIn } from './support/link-mail.ts';
import { mailsTo } from './support/mailbox.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);
const ask = (email: string) => valueOf(api('POST /v1/order-links', { body: { email } }));

test('a buyer who has nothing but a mailbox gets a link by mail, and with it all orders, each to be opened', async () => {
  const buyer = someone({ locale: 'ko' });
  const bought = [];
  for (const price of [0, 2500]) {
    const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: price, quota: 10 }] });
    bought.push(await buy(api, event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 2 }], buyer));
  }
  const stranger = `nobody-${randomUUID()}@example.org`;
  expect(await ask(stranger)).toEqual(await ask(buyer.email.toUpperCase()));

  const mail = await linkMailTo(stack, buyer.email);
  expect(mail.subject).toBe('주문 조회 링크'); // in the language of the order
  const bearer = tokenIn(mail);
  const { items } = await valueOf(api('GET /v1/orders', { bearer }));
  expect(items.map(({ orderId, status, ticketCount }) => [orderId, status, ticketCount])).toEqual(
    bought.toReversed().map(({ placed }) => [placed.orderId, 'confirmed', 2]),
  );
  for (const { orderId, accessToken } of items)
    expect(await valueOf(api('GET /v1/orders/{orderId}', { params: { orderId }, bearer: accessToken }))).toMatchObject({ buyer });

  const first = await valueOf(api('GET /v1/orders', { bearer, query: { limit: 1 } }));
  const rest = await valueOf(api('GET /v1/orders', { bearer, query: { limit: 1, cursor: first.nextCursor ?? '' } }));
  expect([...first.items, ...rest.items]).toEqual(items);

  expect(await mailsTo(stack, stranger)).toEqual([]); // it was asked for first
});

test('who asks again and again sends one mail; the link works as long as it is there', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 0, quota: 10 }] });
  const [flooded, other] = [someone(), someone()];
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const { placed } = await buy(api, event.eventId, lines, flooded);
  await buy(api, event.eventId, lines, other);
  await Promise.all(Array.from({ length: 5 }, () => ask(flooded.email)));
  await ask(other.email);
  await linkMailTo(stack, other.email); // asked for last
  const bearer = tokenIn(await linkMailTo(stack, flooded.email));
  const links = (await mailsTo(stack, flooded.email)).filter(({ text }) => text.includes('#link='));
  expect(links).toHaveLength(1);
  for (const use of ['the first', 'the second']) {
    const { items } = await valueOf(api('GET /v1/orders', { bearer }));
    expect([use, items.map(({ orderId }) => orderId)]).toEqual([use, [placed.orderId]]);
  }
});

test.each(['nonsense', 'opens-nothing'])('the token %s, which is no link’s, opens nothing', async (bearer) => {
  expect(await api('GET /v1/orders', { bearer })).toMatchObject({ ok: false, error: { code: 'unauthenticated', status: 401 } });
});
