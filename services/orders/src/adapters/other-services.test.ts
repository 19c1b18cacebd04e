import type { ProblemCode } from '@onsale/contracts/problems';
import { problems } from '@onsale/contracts/problems';
import { makeId } from '@onsale/kernel/id';
import { serviceClient } from '@onsale/runtime/service-client';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import { heldStock } from './held-stock.ts';
import { orderPayments } from './order-payments.ts';

const refusing = (code: ProblemCode) =>
  serviceClient(() => Promise.resolve(Response.json({ code }, { status: problems[code].status })), 'http://api');

const answering = (body: object) => serviceClient(() => Promise.resolve(Response.json(body)), 'http://api');

const placedOrder = async () => {
  const world = fakeWorld();
  await world.place();
  return world.theOrder();
};

const orderId = makeId('order', 'one');

test.each<ProblemCode>(['stock-lost', 'hold-not-found', 'hold-already-claimed'])(
  'stock that inventory refuses with %s is not the order’s',
  async (code) => {
    const order = await placedOrder();
    expect(await heldStock(refusing(code)).confirm(order)).toBe(false);
    expect(await heldStock(refusing(code)).retake(order)).toBe(false);
  },
);

test('stock is neither lost nor sold while inventory is down', async () => {
  const order = await placedOrder();
  await expect(heldStock(refusing('temporarily-unavailable')).confirm(order)).rejects.toThrow('answered 503');
});

test('a claim is refused in the words of inventory', async () => {
  const claim = heldStock(refusing('hold-expired')).claim(makeId('hold', 'one'), orderId, 3);
  expect(await claim).toMatchObject({ ok: false, error: { code: 'hold-expired' } });
});

test('an order without a payment has none to close and nowhere to pay', async () => {
  const payments = orderPayments(refusing('payment-not-found'), 'https://shop.example');
  expect(await payments.close(orderId)).toBe('none');
  expect(await payments.checkoutUrl(orderId)).toBeUndefined();
});

test('only an open payment can be paid', async () => {
  const read = (status: string) =>
    orderPayments(answering({ status, checkoutUrl: 'https://pay.example/one' }), 'https://shop.example').checkoutUrl(orderId);
  expect(await read('open')).toBe('https://pay.example/one');
  expect(await read('closed')).toBeUndefined();
  expect(await read('paid')).toBeUndefined();
});

test('money that payments does not know of cannot silently stay', async () => {
  const payments = orderPayments(refusing('payment-not-paid'), 'https://shop.example');
  await expect(payments.refund(await placedOrder())).rejects.toThrow('Payments refused with payment-not-paid');
});
