import { fakeWorld } from '../../test/fakes/fake-world.ts';

const placed = async () => {
  const world = fakeWorld();
  await world.place();
  world.waitUntilOver();
  return world;
};

test('an order that nobody paid expires, and can no longer be paid', async () => {
  const world = await placed();
  await world.timerFires();
  expect(world.payment.status).toBe('closed');
  expect(world.told).toEqual([{ orderId: world.theOrder().orderId, state: 'expired', version: 2 }]);
});

test('an order whose payment was never opened expires', async () => {
  const world = await placed();
  world.payment.status = 'none';
  await world.timerFires();
  expect(world.theOrder().status).toBe('expired');
});

test('an order whose money the provider sent back before we heard of it expires', async () => {
  const world = await placed();
  world.payment.status = 'refunded';
  await world.timerFires();
  expect(world.theOrder().status).toBe('expired');
});

test('an order that was paid in the last moment waits for the event that says so', async () => {
  const world = await placed();
  world.buyerPays();
  await world.timerFires();
  expect(world.theOrder().status).toBe('pending');
  expect(world.told).toEqual([]);
});

test('an order whose payment cannot be closed stays as it is, and the timer comes again', async () => {
  const world = await placed();
  world.ports.payments.close = () => Promise.resolve('open');
  await expect(world.timerFires()).rejects.toThrow('is still open');
  expect(world.theOrder().status).toBe('pending');
});

test('a timer that fires twice tells once', async () => {
  const world = await placed();
  await Promise.all([world.timerFires(), world.timerFires()]);
  await world.timerFires();
  expect(world.told).toHaveLength(1);
});

test('an order that is confirmed is left alone', async () => {
  const world = await placed();
  world.buyerPays();
  for (const event of world.sent) await world.deliver(event);
  const order = world.theOrder();
  await world.timerFires();
  expect(world.theOrder()).toBe(order);
});
