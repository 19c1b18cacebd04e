import { makeId } from '@onsale/kernel/id';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { FakeWorld } from '../../test/fakes/fake-world.ts';
import { crashAnywhere } from '../../test/fakes/faulty.ts';

const deliverAll = async (world: FakeWorld): Promise<void> => {
  for (const event of world.sent) await world.deliver(event);
};

const cancelEvent = async (world: FakeWorld): Promise<void> => {
  await world.eventIsCancelled();
  await world.ordersEndWithEvent();
  await deliverAll(world);
  world.inventoryHears();
  world.providerRefunds();
  await deliverAll(world);
};

const pending = async (world: FakeWorld): Promise<void> => {
  await world.place();
};

const paid = async (world: FakeWorld) => {
  await world.place();
  world.buyerPays();
};

const confirmed = async (world: FakeWorld) => {
  await paid(world);
  await deliverAll(world);
};

const expired = async (world: FakeWorld) => {
  await world.place();
  world.waitUntilOver();
  await world.timerFires();
};

const back = { status: 'refunded', refunds: 1 };

describe.each([
  ['that nobody has paid', 5500, pending, 'cancelled', ['cancelled'], { status: 'closed', refunds: 0 }],
  ['whose payment is on its way', 5500, paid, 'refunded', ['refunding', 'refunded'], back],
  ['with tickets', 5500, confirmed, 'refunded', ['confirmed', 'refunding', 'refunded'], back],
  ['with free tickets', 0, confirmed, 'cancelled', ['confirmed', 'cancelled'], { status: 'none', refunds: 0 }],
  ['that had expired', 5500, expired, 'expired', ['expired'], { status: 'closed', refunds: 0 }],
])('an order %s', (_, price, story, status, told, payment) => {
  const expectEnding = (world: FakeWorld): void => {
    expect({
      status: world.theOrder().status,
      told: world.told.map(({ state }) => state),
      payment: world.payment,
      isSold: world.stock.owner === world.theOrder().orderId,
    }).toEqual({ status, told, payment, isSold: false });
  };

  test(`is ${status} when its event is cancelled`, async () => {
    const world = fakeWorld({ price });
    await story(world);
    await cancelEvent(world);
    expectEnding(world);
  });

  test('ends the same however often it is told, at the same moment too', async () => {
    const world = fakeWorld({ price });
    await story(world);
    await Promise.all([world.eventIsCancelled(), world.eventIsCancelled()]);
    await Promise.all([world.ordersEndWithEvent(), world.ordersEndWithEvent()]);
    for (let times = 0; times < 2; times++) await cancelEvent(world);
    expectEnding(world);
  });

  test('ends the same after a crash at any point, by the sweep', async () => {
    await crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ price, gate });
      await story(world);
      await crash(() => cancelEvent(world));
      await world.eventIsCancelled(); // its message comes again
      await world.sweep();
      await cancelEvent(world);
      expectEnding(world);
    });
  });
});

test('an order that is placed when its event is cancelled already is refused', async () => {
  const world = fakeWorld();
  await world.eventIsCancelled();
  expect(await world.place()).toMatchObject({ ok: false, error: { code: 'event-cancelled' } });
  expect(world.stored.size).toBe(0);
});

test('an order whose payment may be on its way to be opened is left to its timer', async () => {
  const world = fakeWorld();
  await pending(world);
  world.payment.status = 'none'; // it will be there in a moment
  await cancelEvent(world);
  expect(world.theOrder().status).toBe('pending');
  world.payment.status = 'open';
  world.waitUntilOver();
  await world.timerFires();
  expect(world.theOrder().status).toBe('expired');
  expect(world.payment.status).toBe('closed');
});

test('what the cancellation missed is found by the sweep of the next day, not later', async () => {
  const world = fakeWorld();
  await confirmed(world);
  await world.ports.orders.cancelEvent(world.hold.event.eventId, world.clock.now());
  world.clock.advance(24 * 3600_000);
  await world.sweep();
  await world.ordersEndWithEvent();
  expect(world.theOrder()).toMatchObject({ status: 'refunding', refundReason: 'event-cancelled' });
  const later = fakeWorld();
  await confirmed(later);
  await later.ports.orders.cancelEvent(later.hold.event.eventId, later.clock.now());
  later.clock.advance(24 * 3600_000 + 1);
  await later.sweep();
  await later.ordersEndWithEvent();
  expect(later.theOrder().status).toBe('confirmed');
});

test('money for a cancelled order goes back, once, and the order stays as it is', async () => {
  const world = fakeWorld();
  await pending(world);
  await cancelEvent(world);
  world.payment.status = 'open'; // a provider that takes late money
  world.buyerPays();
  await Promise.all(world.sent.flatMap((event) => [world.deliver(event), world.deliver(event)]));
  world.providerRefunds();
  await deliverAll(world);
  expect({ status: world.theOrder().status, payment: world.payment }).toEqual({ status: 'cancelled', payment: back });
});

describe('a payment of less than the order costs', () => {
  test.each([
    ['in time', pending],
    ['late', expired],
  ])('%s takes no stock and goes back, after a crash at any point too', async (_, story) => {
    await crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ gate });
      await story(world);
      world.payment.status = 'open';
      world.buyerPaysTooLittle();
      await crash(() => deliverAll(world));
      world.waitUntilOver();
      if (world.theOrder().paidBy !== undefined) await world.timerFires();
      await deliverAll(world);
      world.inventoryHears();
      world.providerRefunds();
      await deliverAll(world);
      expect(world.theOrder()).toMatchObject({
        status: 'refunded',
        refundReason: 'partial-payment',
        received: { amount: 16_499 },
      });
      expect(world.payment).toEqual(back);
      expect(world.stock.owner).toBe('nobody');
    });
  });
});

test('a task for an order that nobody knows is a fault, so that it is looked at', async () => {
  const world = fakeWorld();
  await world.ports.orders.endWithEvent([makeId('order', 'none')]);
  await expect(world.ordersEndWithEvent()).rejects.toThrow('There is no order ord_none');
});
