import { getOrder as getOrderContract, placeOrder as placeOrderContract } from '@onsale/contracts/orders/api';
import { problems } from '@onsale/contracts/problems';
import type { ProblemCode } from '@onsale/contracts/problems';
import { httpHandler } from '@onsale/runtime/http-handler';
import { outbox } from '@onsale/runtime/outbox';
import { apiEvent } from '@onsale/testing/api-event';
import { createTestTable } from '@onsale/testing/test-table';
import { accessTokens } from '../../src/adapters/access-tokens.ts';
import { buyerKeys } from '../../src/adapters/buyer-keys.ts';
import { orderTable } from '../../src/adapters/order-table.ts';
import type { Ports } from '../../src/ports.ts';
import { getOrder } from '../../src/use-cases/get-order.ts';
import { placeOrder } from '../../src/use-cases/place-order.ts';
import { fakeWorld } from '../fakes/fake-world.ts';
import { storedOutbox } from './stored-outbox.ts';

/** The real endpoints on a real table; stock and payments are in memory. */
const shop = async () => {
  const world = fakeWorld();
  const { name, client } = await createTestTable('orders');
  const orders = orderTable(client, name, outbox(world.clock, name), buyerKeys(client, name));
  const ports: Ports = { ...world.ports, orders, secrets: accessTokens };
  const place = httpHandler(placeOrderContract, placeOrder(ports));
  const read = httpHandler(getOrderContract, getOrder(ports));
  const good = { holdId: world.hold.holdId as string, buyer: world.request.buyer };
  return {
    world,
    good,
    place: (body: unknown, key: string | undefined = 'key-1') =>
      place(apiEvent({ body, headers: key === '' ? {} : { 'idempotency-key': key } })),
    read: (orderId: string, authorization?: string) =>
      read(apiEvent({ params: { orderId }, headers: authorization === undefined ? {} : { authorization } })),
    /** How many orders were placed: each has armed one timer. */
    placed: async () => (await storedOutbox(client, name)).tasks.length,
  };
};

type Shop = Awaited<ReturnType<typeof shop>>;

const expectProblem = (answer: { statusCode: number; body: string }, code: ProblemCode, field?: string): void => {
  expect(JSON.parse(answer.body)).toMatchObject({ code, type: `urn:onsale:problem:${code}`, ...(field && { field }) });
  expect(answer.statusCode).toBe(problems[code].status);
};

describe('ordering with bad input is refused, orders nothing and leaves the stock as it was', () => {
  test.each<[string, ProblemCode, string, (good: Shop['good']) => unknown]>([
    ['broken JSON', 'invalid-request', 'body', () => '{"holdId":'],
    ['an unknown field', 'invalid-request', 'discount', (good) => ({ ...good, discount: 100 })],
    ['an unknown field of the buyer', 'invalid-request', 'buyer.age', (good) => ({ ...good, buyer: { ...good.buyer, age: 7 } })],
    ['a wrong type', 'invalid-request', 'buyer.name', (good) => ({ ...good, buyer: { ...good.buyer, name: 7 } })],
    [
      'a mail address that is none',
      'invalid-request',
      'buyer.email',
      (good) => ({ ...good, buyer: { ...good.buyer, email: 'ada' } }),
    ],
    ['a hold id that is none', 'invalid-request', 'holdId', (good) => ({ ...good, holdId: 'evt_1' })],
    ['no attendee in the list', 'invalid-request', 'attendees', (good) => ({ ...good, attendees: [] })],
    ['too few attendees', 'attendee-count', 'attendees', (good) => ({ ...good, attendees: [{ name: 'Bo' }] })],
    ['an unknown hold', 'hold-not-found', '', (good) => ({ ...good, holdId: 'hld_unknown' })],
  ])('%s → %s', async (_, code, field, bodyOf) => {
    const { place, placed, good, world } = await shop();
    expectProblem(await place(bodyOf(good)), code, field);
    expect(await placed()).toBe(0);
    expect(world.stock.owner).toBe('hold');
    expect(world.payment.status).toBe('none');
  });

  test('no Idempotency-Key → invalid-request', async () => {
    const { place, placed, good } = await shop();
    expectProblem(await place(good, ''), 'invalid-request', 'Idempotency-Key');
    expect(await placed()).toBe(0);
  });

  test('an expired hold → hold-expired', async () => {
    const { place, placed, good, world } = await shop();
    world.waitUntilOver();
    expectProblem(await place(good), 'hold-expired');
    expect(await placed()).toBe(0);
  });

  test('a second use of a hold → hold-already-claimed', async () => {
    const { place, placed, good } = await shop();
    await place(good, 'key-1');
    expectProblem(await place(good, 'key-2'), 'hold-already-claimed');
    expect(await placed()).toBe(1);
  });
});

test('a replayed Idempotency-Key gets the same answer, however its JSON is written', async () => {
  const { place, placed, good } = await shop();
  const first = await place(good);
  const { name, email, locale } = good.buyer;
  const second = await place(
    `{ "buyer": {"locale":"${locale}", "email":"${email}", "name":" ${name}"}, "holdId":"${good.holdId}" }`,
  );
  expect(second.statusCode).toBe(201);
  expect(JSON.parse(second.body)).toEqual(JSON.parse(first.body));
  expect(await placed()).toBe(1);
});

test('a replayed Idempotency-Key with another body → idempotency-mismatch, and the order stays as it was', async () => {
  const { place, placed, read, good } = await shop();
  const { orderId, accessToken } = JSON.parse((await place(good)).body) as { orderId: string; accessToken: string };
  const shown = async (): Promise<unknown> => JSON.parse((await read(orderId, `Bearer ${accessToken}`)).body);
  const before = await shown();
  expectProblem(await place({ ...good, buyer: { ...good.buyer, name: 'Eve' } }), 'idempotency-mismatch');
  expect(await shown()).toEqual(before);
  expect(await placed()).toBe(1);
});

describe('reading an order', () => {
  test('without a token → unauthenticated', async () => {
    const { read } = await shop();
    const answer = await read('ord_unknown');
    expectProblem(answer, 'unauthenticated');
    expect(answer.headers?.['www-authenticate']).toBe('Bearer');
  });

  test('of someone else, and one that is not there, → order-not-found alike', async () => {
    const { place, read, good } = await shop();
    const { orderId } = JSON.parse((await place(good)).body) as { orderId: string };
    const others = await read(orderId, 'Bearer some-other-token');
    expectProblem(others, 'order-not-found');
    expect(await read('ord_unknown', 'Bearer some-other-token')).toEqual(others);
  });

  test('with an id that is none → invalid-request', async () => {
    const { read } = await shop();
    expectProblem(await read('order-1', 'Bearer some-token'), 'invalid-request', 'orderId');
  });
});
