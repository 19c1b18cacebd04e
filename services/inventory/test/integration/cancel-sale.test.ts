import { eventCancelled } from '@onsale/contracts/catalog/events';
import { orderCancelled } from '@onsale/contracts/orders/events';
import { newId } from '@onsale/kernel/id';
import { cloudEvent } from '@onsale/testing/queue-event';
import { cancelSale } from '../../src/use-cases/cancel-sale.ts';
import { returnRefunded } from '../../src/use-cases/release-stock.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

const type = ticketType('Standing', { quota: 3 });
const lines = [{ ticketTypeId: type.ticketTypeId, quantity: 2 }];

let office: BoxOffice;
beforeEach(async () => {
  office = await openBoxOffice();
});

test('nothing is held of a cancelled event, and what its orders had comes back', async () => {
  const event = sellable([type]);
  const eventId = await office.open(event);
  const buyer = office.functions();
  const { holdId } = heldOf(await buyer.hold(eventId, lines));
  const orderId = newId('order');
  await buyer.claim(holdId, orderId);
  await buyer.confirm(holdId, orderId);

  const cancelled = cloudEvent(eventCancelled, event);
  for (const delivery of [cancelled, cancelled]) await cancelSale(office.ports)(delivery);
  expectProblem(await office.functions().hold(eventId, lines), 'not-on-sale');

  const facts = {
    ...{ orderId, holdId, event: event.event, positions: [], total: { amount: 0, currency: 'EUR' as const } },
    buyer: { name: 'Ada', email: 'ada@example.com', locale: 'en' as const },
  };
  const ended = cloudEvent(orderCancelled, facts);
  for (const delivery of [ended, ended]) await returnRefunded(office.ports)(delivery);
  expect(await office.books(eventId)).toEqual({ free: 3, held: 0, sold: 0 });
  expectProblem(await buyer.confirm(holdId, orderId), 'stock-lost');
});

test('no capacity and no allocation of a cancelled event is changed; both can still be read', async () => {
  const event = sellable([type]);
  const eventId = await office.open(event);
  const caller = { organizerId: event.event.organizerId, keyId: newId('apiKey') };
  const desk = office.functions();
  const body = { name: 'Press', lines: [{ quotaId: type.ticketTypeId, quantity: 1 }] };
  const made = await desk.allocate(eventId, body, caller, 'once');
  const { allocationId } = made.body as { allocationId: string };
  await cancelSale(office.ports)(cloudEvent(eventCancelled, event));

  expectProblem(await desk.setCapacity(eventId, type.ticketTypeId, 9, caller), 'event-cancelled');
  expectProblem(await desk.allocate(eventId, body, caller, 'twice'), 'event-cancelled');
  expectProblem(await desk.releaseAllocation(eventId, allocationId, {}, caller, 'once'), 'event-cancelled');
  expect(await desk.allocate(eventId, body, caller, 'once')).toEqual(made); // it was made before
  expect(await desk.quotas(eventId, caller)).toMatchObject({ body: { items: [{ capacity: 3, free: 2, allocated: 1 }] } });
  expect(await desk.allocations(eventId, caller)).toMatchObject({ body: { items: [{ allocationId }] } });
});

test('a cancellation that overtakes the publication comes again', async () => {
  const cancelled = cloudEvent(eventCancelled, sellable([type]));
  await expect(cancelSale(office.ports)(cancelled)).rejects.toThrow('before we heard of it');
});
