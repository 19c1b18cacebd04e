import { makeId } from '@onsale/kernel/id';
import { fakeWorld } from '../../test/fakes/fake-world.ts';

const down = () => Promise.reject(new Error('down'));

const confirmed = async () => {
  const world = fakeWorld({ price: 0 });
  await world.place();
  return world;
};

test('whoever has the token sees the order and where to pay', async () => {
  const world = fakeWorld();
  await world.place();
  const { orderId, event, buyer, createdAt, expiresAt, positions, total } = world.theOrder();
  expect(await world.read()).toEqual({
    ok: true,
    value: {
      ...{ orderId, status: 'pending', event, buyer, createdAt, expiresAt, positions, total },
      payment: { checkoutUrl: 'https://pay.example/one' },
      tickets: [],
    },
  });
});

test('a wrong token and an unknown order get the same answer', async () => {
  const world = fakeWorld();
  await world.place();
  const answer = await world.read('token-of-another');
  expect(answer).toEqual({ ok: false, error: { code: 'order-not-found' } });
  expect(await world.read('token-1', makeId('order', 'unknown'))).toEqual(answer);
});

test('an order that is paid and not confirmed yet shows as pending, with nothing left to pay', async () => {
  const world = fakeWorld();
  await world.place();
  world.buyerPays();
  world.ports.holds.confirm = down;
  for (const event of world.sent) await world.deliver(event).catch(() => undefined);
  expect(world.theOrder().status).toBe('paid');
  const answer = await world.read();
  expect(answer).toMatchObject({ value: { status: 'pending' } });
  expect(answer).not.toHaveProperty('value.payment');
});

test('an order that is confirmed shows its tickets', async () => {
  const world = await confirmed();
  const ticket = {
    ticketId: makeId('ticket', 'one'),
    code: 'code',
    status: 'valid',
    attendeeName: 'Ada',
    ticketTypeName: 'Seat',
  } as const;
  world.ports.tickets.ofOrder = () => Promise.resolve([ticket]);
  expect(await world.read()).toMatchObject({ value: { status: 'confirmed', tickets: [ticket] } });
});

test('an order is shown without its tickets while their service is down', async () => {
  const world = await confirmed();
  world.ports.tickets.ofOrder = down;
  expect(await world.read()).toMatchObject({ ok: true, value: { status: 'confirmed', tickets: [] } });
  expect(world.logged).toEqual(['TICKETS_UNKNOWN']);
});

test('an order is shown without a way to pay while payments is down', async () => {
  const world = fakeWorld();
  await world.place();
  world.ports.payments.checkoutUrl = down;
  expect(await world.read()).not.toHaveProperty('value.payment');
  expect(world.logged).toEqual(['CHECKOUT_UNKNOWN']);
});
