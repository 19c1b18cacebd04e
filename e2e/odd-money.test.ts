import { buyersWay, orderWhen, someone } from './support/buyer.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

test('less than an order costs buys nothing, and goes back', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 900, quota: 1 }] });
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const way = buyersWay(api);
  const placed = await valueOf(way.order((await valueOf(way.hold(event.eventId, lines))).holdId, someone()));
  const charged = await fetch(`${placed.payment?.checkoutUrl}/charges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ amount: 400 }),
  });
  expect(charged.status).toBe(201);
  const order = await orderWhen(api, placed, 'refunded', ({ status }) => status === 'refunded');
  expect(order.tickets).toEqual([]);
});
