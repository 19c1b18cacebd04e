import { atSandbox, buy, buyersWay, orderWhen, someone } from './support/buyer.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { until } from '@onsale/testing/until';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

test('an order that nobody pays for ends, can be paid for no more, and leaves its ticket to the next', async () => {
  const event = await openEvent(stack, { holdSeconds: 6, ticketTypes: [{ name: 'A', faceValue: 500, quota: 1 }] });
  const { eventId } = event;
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const way = buyersWay(api);
  const placed = await valueOf(way.order((await valueOf(way.hold(eventId, lines))).holdId, someone()));
  expect(await way.hold(eventId, lines)).toMatchObject({ ok: false, error: { code: 'all-held' } });

  await orderWhen(api, placed, 'expired', ({ status }) => status === 'expired');
  await atSandbox(placed, 'pay').catch(() => undefined); // however the provider answers
  expect((await valueOf(way.read(placed))).status).toBe('expired');

  await until('the ticket to be free', async () => {
    const { ticketTypes } = await valueOf(api('GET /v1/events/{eventId}/availability', { params: { eventId } }));
    return ticketTypes.some(({ free }) => free === 1) ? true : undefined;
  });
  const { order } = await buy(api, eventId, lines);
  expect(order.status).toBe('confirmed');
});

test('a ticket that is given back while all are held can be had at once', async () => {
  const event = await openEvent(stack, { maxHeldPerNetwork: 1, ticketTypes: [{ name: 'A', faceValue: 0, quota: 1 }] });
  const { eventId } = event;
  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const { holdId } = await valueOf(buyersWay(api).hold(eventId, lines));
  await until('all to be held', async () => {
    const { status } = await valueOf(api('GET /v1/events/{eventId}/availability', { params: { eventId } }));
    return status === 'all-held' ? true : undefined;
  });
  await valueOf(api('DELETE /v1/holds/{holdId}', { params: { holdId } }));
  const { order } = await buy(api, eventId, lines);
  expect(order.status).toBe('confirmed');
});
