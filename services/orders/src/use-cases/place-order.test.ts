import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { FakeWorld } from '../../test/fakes/fake-world.ts';
import { crashAnywhere } from '../../test/fakes/faulty.ts';

const valueOf = async (answer: ReturnType<FakeWorld['place']>) => {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('ordering what is held', () => {
  test('answers a pending order and where to pay, and arms a timer for the end of the hold', async () => {
    const world = fakeWorld();
    const placed = await valueOf(world.place());
    expect(placed).toEqual({
      orderId: world.theOrder().orderId,
      accessToken: 'token-1',
      status: 'pending',
      expiresAt: world.hold.expiresAt,
      total: { amount: 16_500, currency: 'EUR' },
      payment: { checkoutUrl: 'https://pay.example/one' },
    });
    expect(world.timers).toEqual([{ orderId: placed.orderId, dueAt: Date.parse(world.hold.expiresAt) }]);
    expect(world.told).toEqual([]);
  });

  test('freezes what was held: positions, price and event', async () => {
    const world = fakeWorld();
    const attendees = [{ name: 'Bo' }, { name: 'Cy' }, { name: 'Di' }];
    await world.place({ ...world.request, attendees });
    expect(world.theOrder()).toMatchObject({ event: world.hold.event, total: world.hold.total, buyer: world.request.buyer });
    expect(world.theOrder().positions.map(({ attendeeName }) => attendeeName)).toEqual(['Bo', 'Cy', 'Di']);
  });

  test('that costs nothing is confirmed at once, without a payment', async () => {
    const world = fakeWorld({ price: 0 });
    const placed = await valueOf(world.place());
    expect(placed).toMatchObject({ status: 'confirmed', total: { amount: 0 } });
    expect(placed).not.toHaveProperty('payment');
    expect(world.payment.status).toBe('none');
    expect(world.stock.owner).toBe(placed.orderId);
    expect(world.told).toEqual([{ orderId: placed.orderId, state: 'confirmed', version: 2 }]);
  });

  test('that costs nothing and was lost in between ends without asking for money back', async () => {
    const world = fakeWorld({ price: 0 });
    world.stock.owner = 'rival';
    expect(await valueOf(world.place())).toMatchObject({ status: 'refunded' });
    expect(world.payment.refunds).toBe(0);
    expect(world.told.map(({ state }) => state)).toEqual(['refunding', 'refunded']);
  });
});

describe('a repeated request', () => {
  test('gets the same answer and changes nothing', async () => {
    const world = fakeWorld();
    const first = await valueOf(world.place());
    const order = world.theOrder();
    expect(await valueOf(world.place())).toEqual(first);
    expect([...world.stored.values()]).toEqual([order]);
    expect(world.timers).toHaveLength(1);
  });

  test('that comes after the hold has ended still finds its order', async () => {
    const world = fakeWorld();
    const { orderId, accessToken } = await valueOf(world.place());
    world.waitUntilOver();
    await world.timerFires();
    expect(await valueOf(world.place())).toMatchObject({ orderId, accessToken, status: 'expired' });
    expect(world.payment.status).toBe('closed');
  });

  test('never opens a payment for an order whose time is over', async () => {
    const world = fakeWorld();
    await world.place();
    world.payment.status = 'none'; // the first request broke off before it
    world.waitUntilOver();
    expect(await valueOf(world.place())).not.toHaveProperty('payment');
    expect(world.payment.status).toBe('none');
  });

  test('shows no payment that was opened so slowly that the timer may have missed it', async () => {
    const world = fakeWorld();
    const { payments } = world.ports;
    const open: typeof payments.open = (order) => {
      world.waitUntilOver();
      return payments.open(order);
    };
    const placed = world.place(undefined, undefined, { ...world.ports, payments: { ...payments, open } });
    expect(await valueOf(placed)).not.toHaveProperty('payment');
  });

  test('at the same moment is the same order', async () => {
    const world = fakeWorld();
    const [one, other] = await Promise.all([valueOf(world.place()), valueOf(world.place())]);
    expect(one).toEqual(other);
    expect(world.stored.size).toBe(1);
  });

  test.each([
    ['another buyer', (world: FakeWorld) => ({ ...world.request, buyer: { ...world.request.buyer, name: 'Eve' } })],
    ['other attendees', (world: FakeWorld) => ({ ...world.request, attendees: [{ name: 'Bo' }] })],
  ])('with %s is an idempotency-mismatch and changes nothing', async (_, another) => {
    const world = fakeWorld();
    await world.place();
    const order = world.theOrder();
    expect(await world.place(another(world))).toMatchObject({ ok: false, error: { code: 'idempotency-mismatch' } });
    expect([...world.stored.values()]).toEqual([order]);
  });
});

describe('a hold that cannot be ordered is refused and nothing is stored', () => {
  test.each([
    ['hold-not-found', (world: FakeWorld) => world.place({ ...world.request, holdId: 'hld_other' as never })], // an id as a client may invent it
    ['attendee-count', (world: FakeWorld) => world.place({ ...world.request, attendees: [{ name: 'Bo' }] })],
    ['hold-expired', (world: FakeWorld) => (world.waitUntilOver(), world.place())],
  ])('%s', async (code, place) => {
    const world = fakeWorld();
    expect(await place(world)).toMatchObject({ ok: false, error: { code } });
    expect(world.stored.size).toBe(0);
    expect(world.stock.owner).toBe('hold');
  });

  test('hold-already-claimed, where another order has it', async () => {
    const world = fakeWorld();
    await world.place();
    const answer = await world.place(world.request, 'key-2');
    expect(answer).toMatchObject({ ok: false, error: { code: 'hold-already-claimed' } });
    expect(world.stored.size).toBe(1);
  });
});

describe.each([
  ['paid', 5500, 'pending', 'expired'],
  ['free', 0, 'confirmed', 'confirmed'],
])('after a crash at any point of placing a %s order', (_, price, placed, ended) => {
  const crashingPlace = (then: (world: FakeWorld) => Promise<void>) =>
    crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ price, gate });
      await crash(() => world.place());
      await then(world);
    });

  test('the retry gets the same order, once', async () => {
    await crashingPlace(async (world) => {
      expect(await valueOf(world.place())).toMatchObject({ status: placed, accessToken: world.theOrder().accessToken });
      expect(world.stored.size).toBe(1);
      expect(world.told.map(({ state }) => state)).toEqual(placed === 'confirmed' ? ['confirmed'] : []);
    });
  });

  test('the timer ends it where no retry comes; a free one, which has none, the sweep', async () => {
    await crashingPlace(async (world) => {
      expect(world.timers).toHaveLength(placed === 'confirmed' ? 0 : world.stored.size);
      if (placed === 'pending') world.waitUntilOver();
      for (const timer of world.timers) await world.timerFires(timer.orderId);
      if (placed === 'confirmed') {
        world.clock.advance(2 * 60_000 + 1);
        await world.sweep();
      }
      expect(world.told.map(({ state }) => state)).toEqual([...world.stored.values()].map(() => ended));
    });
  });
});

describe('what was sold by its claim', () => {
  const soldAhead = { price: 0, sellsAhead: true };

  test('is written once, as confirmed, and told in the same moment', async () => {
    const world = fakeWorld(soldAhead);
    const confirms = jest.spyOn(world.ports.holds, 'confirm');
    const placed = await valueOf(world.place());
    expect(placed.status).toBe('confirmed');
    expect(world.theOrder()).toMatchObject({ status: 'confirmed', version: 1 });
    expect(world.told).toEqual([{ orderId: placed.orderId, state: 'confirmed', version: 1 }]);
    expect(confirms).not.toHaveBeenCalled();
  });

  test('is nobody’s where its event was cancelled, and goes back', async () => {
    const world = fakeWorld(soldAhead);
    await world.eventIsCancelled();
    expect(await world.place()).toMatchObject({ ok: false, error: { code: 'event-cancelled' } });
    await world.saleIsHeardOf();
    world.inventoryHears();
    expect(world.stock.owner).toBe('nobody');
  });

  const crashingPlace = (then: (world: FakeWorld) => Promise<void>) =>
    crashAnywhere(async (gate, crash) => {
      const world = fakeWorld({ ...soldAhead, gate });
      await crash(() => world.place());
      await then(world);
    });

  test('becomes the same order by a retry, once, wherever the first request broke off', async () => {
    await crashingPlace(async (world) => {
      expect(await valueOf(world.place())).toMatchObject({ status: 'confirmed', accessToken: world.theOrder().accessToken });
      await world.saleIsHeardOf();
      expect(world.stored.size).toBe(1);
      expect(world.told.map(({ state }) => state)).toEqual(['confirmed']);
    });
  });

  test('goes back where no retry comes, and a retry that comes later gets nothing', async () => {
    const owners = new Set<string>();
    await crashingPlace(async (world) => {
      await world.saleIsHeardOf();
      await world.saleIsHeardOf();
      world.inventoryHears();
      const isPlaced = world.stored.size === 1;
      const { owner } = world.stock;
      owners.add(isPlaced ? 'the order' : owner);
      if (isPlaced) expect(owner).toBe(world.theOrder().orderId);
      if (owner !== 'nobody') return;
      expect(new Set(world.told.map(({ state }) => state))).toEqual(new Set(['forgone']));
      expect(await world.place()).toMatchObject({ ok: false, error: { code: 'hold-expired' } });
      expect(world.stored.size).toBe(0);
    });
    expect(owners).toEqual(new Set(['hold', 'nobody', 'the order']));
  });
});
