import { fakeWorld } from '../../test/fakes/fake-world.ts';
import { mendOrder } from './mend-order.ts';

const call = { correlationId: 'test', headers: undefined };

const confirmed = async () => {
  const world = fakeWorld({ price: 0 });
  await world.place();
  expect(world.theOrder().status).toBe('confirmed');
  const mend = (lacks: 'units' | 'tickets', orderId = world.theOrder().orderId) =>
    mendOrder(world.ports)({ orderId, lacks }, call);
  return { world, mend };
};

test('an order that has its stock stays as it is', async () => {
  const { world, mend } = await confirmed();
  expect(await mend('units')).toMatchObject({ ok: true });
  expect(world.theOrder().status).toBe('confirmed');
});

test('an order whose stock is gone for good is refunded', async () => {
  const { world, mend } = await confirmed();
  world.ports.holds.confirm = () => Promise.resolve(false);
  world.ports.holds.retake = () => Promise.resolve(false);
  await mend('units');
  expect(world.theOrder()).toMatchObject({ status: 'refunded', refundReason: 'stock-lost' });
  await mend('units');
  expect(world.told.map(({ state }) => state)).toEqual(['confirmed', 'refunding', 'refunded']);
});

test('an order without tickets is told of again', async () => {
  const { world, mend } = await confirmed();
  await mend('tickets');
  expect(world.told.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
});

test('an order that is not confirmed is left alone, and an unknown one is refused', async () => {
  const world = fakeWorld();
  await world.place();
  const { orderId } = world.theOrder();
  await mendOrder(world.ports)({ orderId, lacks: 'units' }, call);
  expect(world.theOrder().status).toBe('pending');
  const unknown = await mendOrder(world.ports)({ orderId: `${orderId}x` as typeof orderId, lacks: 'units' }, call);
  expect(unknown).toMatchObject({ ok: false, error: { code: 'order-not-found' } });
});

test('an order that never came never comes; one that has come is left alone', async () => {
  const { world } = await confirmed();
  const { orderId, holdId } = world.theOrder();
  expect(await mendOrder(world.ports)({ orderId, holdId, lacks: 'itself' }, call)).toMatchObject({
    error: { code: 'hold-already-claimed' },
  });
  expect(world.told.map(({ state }) => state)).toEqual(['confirmed']);
  const absent = { orderId: `${orderId}x` as typeof orderId, holdId, lacks: 'itself' } as const;
  for (let time = 0; time < 2; time++) expect(await mendOrder(world.ports)(absent, call)).toMatchObject({ ok: true });
  expect(world.told.map(({ state }) => state)).toEqual(['confirmed', 'forgone', 'forgone']);
});
