import fc from 'fast-check';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { FakeWorld } from '../../test/fakes/fake-world.ts';
import type { Gate } from '../../test/fakes/faulty.ts';

const minute = 60_000;

/** All that may happen around an order; what a queue delivers may come twice, too late, or at the same moment as others. */
const happenings = {
  'a request is sent': (world: FakeWorld) => world.place(),
  'the buyer pays': (world: FakeWorld) => world.buyerPays(),
  'the buyer pays too little': (world: FakeWorld) => world.buyerPaysTooLittle(),
  'the event is cancelled': (world: FakeWorld) => world.eventIsCancelled(),
  'orders end with their event': (world: FakeWorld) => world.ordersEndWithEvent(),
  'the provider takes late money': (world: FakeWorld) => {
    if (world.payment.status === 'closed') world.payment.status = 'open';
    world.buyerPays();
  },
  'the provider refunds': (world: FakeWorld) => world.providerRefunds(),
  'the first event arrives': (world: FakeWorld) => world.sent[0] && world.deliver(world.sent[0]),
  'the last event arrives': (world: FakeWorld) => {
    const event = world.sent.at(-1);
    return event && world.deliver(event);
  },
  'the timer fires': (world: FakeWorld) => (world.timers.length > 0 ? world.timerFires() : undefined),
  'the sweep comes': (world: FakeWorld) => world.sweep(),
  'time passes': (world: FakeWorld) => world.clock.advance(4 * minute),
  'a rival tries': (world: FakeWorld) => world.rivalTries(),
  'inventory hears': (world: FakeWorld) => world.inventoryHears(),
};

const happening = fc.constantFrom(...(Object.keys(happenings) as (keyof typeof happenings)[]));

/** What always comes in the end: queues deliver, the provider refunds, the sweep comes, and nothing crashes. */
const heal = async (world: FakeWorld): Promise<void> => {
  world.clock.advance(30 * minute);
  // A slow request may have opened it after the timer found none; the provider ends each session by itself.
  if (world.payment.status === 'open') world.payment.status = 'closed';
  for (let round = 0; round < 4; round++) {
    for (const event of world.sent) await world.deliver(event);
    await world.sweep();
    await world.ordersEndWithEvent();
    world.providerRefunds();
    world.inventoryHears();
  }
};

const expectSound = (world: FakeWorld, price: number): void => {
  const [order] = world.stored.values();
  const told = world.told.map(({ state }) => state);
  expect(told).toEqual([...new Set(told)]); // nothing is told twice
  if (!order) {
    expect(world.payment.status).toBe('none');
    return;
  }

  const money = {
    none: 'never asked',
    open: 'open',
    closed: 'never came',
    paid: 'kept',
    refunding: 'going back',
    refunded: 'back',
  };
  const ending = { status: order.status, money: money[world.payment.status], isSold: world.stock.owner === order.orderId };
  const refunded = { status: 'refunded', money: price === 0 ? 'never asked' : 'back', isSold: false };
  const confirmed = { status: 'confirmed', money: price === 0 ? 'never asked' : 'kept', isSold: true };
  const unpaid = ['never came', 'never asked'].map((each) => ({ status: 'expired', money: each, isSold: false }));
  const cancelled = ['never came', 'never asked', 'back'].map((each) => ({ status: 'cancelled', money: each, isSold: false }));
  const possible = [refunded, ...(price === 0 ? [] : unpaid), ...(world.isCancelled() ? cancelled : [confirmed])];
  expect(possible).toContainEqual(ending);
  expect(world.sent.some(({ type }) => type === 'onsale.payments.payment-partial.v1') && order.status === 'confirmed').toBe(
    false,
  );
  expect(world.payment.refunds).toBe(ending.money === 'back' ? 1 : 0);
};

test.each([
  ['paid', 5500],
  ['free', 0],
])('a %s order ends with tickets, or without the money, whatever happens when', async (_, price) => {
  const story = fc.array(happening, { minLength: 1, maxLength: 25 });
  /** One call in eight ends in a crash, before or after its effect. */
  const crashes = fc.infiniteStream(fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 0));

  await fc.assert(
    fc.asyncProperty(fc.scheduler(), story, crashes, async (scheduler, steps, crash) => {
      const run = { healing: false };
      const gate: Gate = async (place) => {
        if (run.healing) return;
        await scheduler.schedule(Promise.resolve(), place);
        if (crash.next().value) throw new Error(`Crash ${place}`);
      };
      const world = fakeWorld({ price, gate });
      for (const step of ['a request is sent', ...steps] as const)
        void scheduler.schedule(Promise.resolve(), step).then(async () => {
          await Promise.resolve(happenings[step](world)).catch(() => undefined);
        });
      await scheduler.waitIdle();
      run.healing = true;
      await heal(world);
      expectSound(world, price);
    }),
    { numRuns: 1000 },
  );
});
