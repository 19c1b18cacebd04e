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
