import { paymentSucceeded } from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { cloudEvent } from '@onsale/testing/queue-event';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { FakeWorld } from '../../test/fakes/fake-world.ts';
import { crashAnywhere } from '../../test/fakes/faulty.ts';

const inTime = async (world: FakeWorld) => {
  await world.place();
  world.buyerPays();
};

/** After the order has expired: a provider that took the money although it had been told to close. */
const late = async (world: FakeWorld) => {
  await world.place();
  world.waitUntilOver();
  await world.timerFires();
  world.inventoryHears();
  world.payment.status = 'open';
  world.buyerPays();
};

const tooLate = async (world: FakeWorld) => {
  await late(world);
  world.rivalTries();
};

const deliverAll = async (world: FakeWorld): Promise<void> => {
  for (const event of world.sent) await world.deliver(event);
};

const refundArrives = async (world: FakeWorld): Promise<void> => {
  world.providerRefunds();
  await deliverAll(world);
};

/** Money, stock and what was told agree. */
const expectEnding = (world: FakeWorld, ending: string): void => {
  const { status, orderId } = world.theOrder();
  const told = world.told.map(({ state }) => state).filter((state) => state !== 'expired');
  const isSold = world.stock.owner === orderId;
  expect({ status, told, payment: world.payment, isSold }).toEqual(
    ending === 'confirmed'
      ? { status: 'confirmed', told: ['confirmed'], payment: { status: 'paid', refunds: 0 }, isSold: true }
      : { status: 'refunded', told: ['refunding', 'refunded'], payment: { status: 'refunded', refunds: 1 }, isSold: false },
  );
};

describe.each([
  ['in time', inTime, 'confirmed'],
  ['late, with the tickets still there', late, 'confirmed'],
  ['late, with the tickets gone', tooLate, 'refunded'],
])('money that comes %s', (_, story, ending) => {
  test(`ends ${ending}`, async () => {
    const world = fakeWorld();
    await story(world);
    await deliverAll(world);
    await refundArrives(world);
    expectEnding(world, ending);
  });

  test('ends the same however often it is told, at the same moment too', async () => {
    const world = fakeWorld();
    await story(world);
    for (let times = 0; times < 3; times++) {
      await Promise.all(world.sent.flatMap((event) => [world.deliver(event), world.deliver(event)]));
      world.inventoryHears();
      world.providerRefunds();
    }
    expectEnding(world, ending);
  });

  test('ends the same where payments tells again how it stands, by events of their own', async () => {
    const world = fakeWorld();
    await story(world);
    for (let times = 0; times < 3; times++) {
      for (const event of world.sent) await world.deliver({ ...event, id: `${event.id}-${times}` });
      world.inventoryHears();
      world.providerRefunds();
    }
    expectEnding(world, ending);
  });

  test('ends the same after a crash at any point and another delivery', async () => {
    await crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ gate });
      await story(world);
      await crash(() => deliverAll(world));
      await deliverAll(world);
      await refundArrives(world);
      expectEnding(world, ending);
    });
  });

  test.each([
    ['timer', (world: FakeWorld) => world.timerFires()],
    ['sweep', (world: FakeWorld) => world.sweep()],
  ])('ends the same after a crash at any point, once it is marked as paid, by the %s', async (_, heal) => {
    await crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ gate });
      await story(world);
      await crash(() => deliverAll(world));
      if (world.theOrder().paidBy === undefined) return;
      world.clock.advance(15 * 60_000);
      await heal(world);
      await refundArrives(world);
      expectEnding(world, ending);
    });
  });
});

test('an order is paid, and knows by which event, before any stock is touched', async () => {
  const world = fakeWorld({
    gate: (place) => {
      if (place === 'before confirm') seen.push([world.theOrder().status, world.theOrder().paidBy]);
      return Promise.resolve();
    },
  });
  const seen: unknown[] = [];
  await inTime(world);
  await deliverAll(world);
  expect(seen).toEqual([['paid', world.sent[0]?.id]]);
});

test('only money that came when the order had expired is told to be late', async () => {
  const paidLate = async (story: (world: FakeWorld) => Promise<void>) => {
    const world = fakeWorld();
    await story(world);
    await deliverAll(world);
    return world.theOrder().paidLate;
  };
  expect([await paidLate(inTime), await paidLate(late)]).toEqual([undefined, true]);
});

test('a payment that the timer just missed is taken', async () => {
  const world = fakeWorld();
  await inTime(world);
  world.waitUntilOver();
  await world.timerFires();
  expect(world.theOrder().status).toBe('pending');
  await deliverAll(world);
  expectEnding(world, 'confirmed');
});

test('money for an order that was refunded goes back and takes no stock', async () => {
  const world = fakeWorld();
  await tooLate(world);
  await deliverAll(world);
  await refundArrives(world);
  world.stock.owner = 'nobody';
  world.payment.status = 'paid'; // once more
  await deliverAll(world);
  expect(world.payment).toEqual({ status: 'refunding', refunds: 2 });
  expect(world.stock.owner).toBe('nobody');
});

test('money for an order that nobody knows is a fault, so that it is looked at', async () => {
  const facts = { paymentId: makeId('payment', 'one'), orderId: makeId('order', 'none'), amount: money(100, 'EUR') };
  await expect(fakeWorld().deliver(cloudEvent(paymentSucceeded, facts))).rejects.toThrow('There is no order ord_none');
});
