import { makeId } from '@onsale/kernel/id';
import { fakeWorld } from '../../test/fakes/fake-world.ts';

const minute = 60_000;

test('an order whose timer never came expires two minutes later, not sooner', async () => {
  const world = fakeWorld();
  await world.place();
  world.waitUntilOver();
  world.clock.advance(2 * minute);
  await world.sweep();
  expect(world.theOrder().status).toBe('pending');
  world.clock.advance(1);
  await world.sweep();
  expect(world.theOrder().status).toBe('expired');
});

test('orders that do not go on hide none of those behind them', async () => {
  const world = fakeWorld();
  await world.place();
  const order = world.theOrder();
  const stuck = Array.from({ length: 250 }, (_, index) => ({ ...order, orderId: makeId('order', `stuck${index}`) }));
  world.stored.clear();
  for (const each of [...stuck, order]) world.stored.set(each.orderId, each);
  world.ports.payments.close = (orderId) => Promise.resolve(orderId === order.orderId ? 'closed' : 'paid');

  world.clock.advance(20 * minute);
  await world.sweep();
  expect(world.stored.get(order.orderId)?.status).toBe('expired');
});

test('a sweep whose time is up begins with no further order, and leaves it to the next', async () => {
  const world = fakeWorld();
  await world.place();
  const order = world.theOrder();
  for (let index = 0; index < 20; index++) {
    const orderId = makeId('order', `slow${index}`);
    world.stored.set(orderId, { ...order, orderId });
  }
  let closed = 0;
  world.ports.payments.close = () => {
    closed += 1;
    world.clock.advance(minute);
    return Promise.resolve('closed');
  };
  world.clock.advance(20 * minute);
  await world.sweep();
  expect(closed).toBeLessThan(12);
  for (let times = 0; times < 6; times++) await world.sweep();
  expect(new Set([...world.stored.values()].map(({ status }) => status))).toEqual(new Set(['expired']));
});

test('an order that fails is logged and does not hold up the others', async () => {
  const world = fakeWorld();
  await world.place();
  const order = world.theOrder();
  world.stored.clear();
  const broken = { ...order, orderId: makeId('order', 'broken') };
  for (const each of [broken, order]) world.stored.set(each.orderId, each);
  world.ports.payments.close = (orderId) =>
    orderId === broken.orderId ? Promise.reject(new Error('down')) : Promise.resolve('closed');

  world.clock.advance(20 * minute);
  await world.sweep();
  expect([...world.stored.values()].map(({ status }) => status)).toEqual(['pending', 'expired']);
  expect(world.logged).toEqual(['SWEEP_FAILED']);
});
