import type { APIGatewayProxyResult, SQSBatchResponse } from 'aws-lambda';
import { paymentSucceeded } from '@onsale/contracts/payments/events';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import { createTestTable } from '@onsale/testing/test-table';
import type { Order } from '../../src/domain/order.ts';
import { buyer } from '../fakes/samples.ts';
import { startOtherServices } from './other-services.ts';
import { storedOutbox } from './stored-outbox.ts';

type QueueHandler = (event: ReturnType<typeof queueEvent>) => Promise<SQSBatchResponse>;

/** The service's own functions, as Lambda loads them: with their environment set. */
const functions = async (expiresIn = 10 * 60_000) => {
  const { name, client } = await createTestTable('orders');
  const others = await startOtherServices(Date.now() + expiresIn);
  stops.push(others.stop);
  Object.assign(process.env, { API_URL: others.url, SITE_URL: 'https://shop.example' });
  jest.resetModules();
  const { handler: placeOrder } = await import('../../src/handlers/place-order.ts');
  const { handler: getOrder } = await import('../../src/handlers/get-order.ts');
  const { handler: followPayments } = (await import('../../src/handlers/follow-payments.ts')) as { handler: QueueHandler };
  const { handler: expireOrder } = (await import('../../src/handlers/expire-order.ts')) as { handler: QueueHandler };
  const { handler: sweepOrders } = await import('../../src/handlers/sweep-orders.ts');
  const outbox = () => storedOutbox(client, name);
  return { placeOrder, getOrder, followPayments, expireOrder, sweepOrders, others, outbox };
};

const stops: (() => void)[] = [];
afterAll(() => stops.forEach((stop) => stop()));

const place = async (placeOrder: HttpHandler, holdId: string, key = 'key-1') =>
  read(await placeOrder(apiEvent({ headers: { 'Idempotency-Key': key }, body: { holdId, buyer } })), 201) as Order;

const read = ({ statusCode, body }: APIGatewayProxyResult, expected: number): unknown => {
  expect({ statusCode, body }).toMatchObject({ statusCode: expected });
  return JSON.parse(body);
};

const shown = async (getOrder: HttpHandler, { orderId, accessToken }: Order) =>
  read(await getOrder(apiEvent({ params: { orderId }, headers: { Authorization: `Bearer ${accessToken}` } })), 200);

test('an order goes from a hold through its payment to its tickets, by signed calls to the other services', async () => {
  const { placeOrder, getOrder, followPayments, others, outbox } = await functions();
  const placed = await place(placeOrder, others.hold.holdId);
  const { orderId, total: amount } = placed;
  expect(placed).toMatchObject({ status: 'pending', payment: { checkoutUrl: 'https://pay.example/one' } });
  expect(await shown(getOrder, placed)).toMatchObject({ status: 'pending', payment: { checkoutUrl: 'https://pay.example/one' } });

  const event = cloudEvent(paymentSucceeded, { paymentId: 'pay_one' as never, orderId, amount }); // as JSON brings it
  expect(await followPayments(queueEvent(event, event))).toEqual({ batchItemFailures: [] });
  expect(await shown(getOrder, placed)).toMatchObject({ status: 'confirmed', tickets: [{ code: 'one' }] });
  expect((await outbox()).events.map(({ type }) => type)).toEqual(['onsale.orders.order-confirmed.v1']);

  expect(others.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining([
      'POST /internal/v1/holds/hld_one/claim',
      'POST /internal/v1/payments',
      `GET /internal/v1/payments/${orderId}`,
      'POST /internal/v1/holds/hld_one/confirm',
      `GET /internal/v1/tickets?orderId=${orderId}`,
    ]),
  );
  expect(others.seen.filter(({ authorization }) => !authorization?.startsWith('AWS4-HMAC-SHA256'))).toEqual([]);
  expect(others.seen.find(({ path }) => path === '/internal/v1/payments')?.body).toEqual({
    orderId,
    amount: { amount: 16_500, currency: 'EUR' },
    description: 'Club night',
    locale: 'en',
    expiresAt: others.hold.expiresAt,
    returnUrl: `https://shop.example/orders/${orderId}`,
  });
});

test('of a batch of payments for the same event each order is confirmed and told of once, and what fails fails alone', async () => {
  const { placeOrder, getOrder, followPayments, others, outbox } = await functions();
  const placed: Order[] = [];
  for (const key of ['one', 'two', 'three']) placed.push(await place(placeOrder, others.hold.holdId, key));
  const paymentOf = (orderId: string, { total: amount }: Pick<Order, 'total'>) =>
    cloudEvent(paymentSucceeded, { paymentId: 'pay_one' as never, orderId: orderId as never, amount }); // as JSON brings it
  const payments = placed.map((order) => paymentOf(order.orderId, order));
  const batch = queueEvent(paymentOf('ord_none', others.hold), ...payments, ...payments);
  expect(await followPayments(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
  for (const order of placed) expect(await shown(getOrder, order)).toMatchObject({ status: 'confirmed' });
  const told = (await outbox()).events.map(({ type, subject }) => `${type} ${subject}`);
  expect(told.sort()).toEqual(placed.map(({ orderId }) => `onsale.orders.order-confirmed.v1 ${orderId}`).sort());
});

test('the timer that an order arms ends it when nobody paid', async () => {
  const { placeOrder, getOrder, expireOrder, others, outbox } = await functions();
  const placed = await place(placeOrder, others.hold.holdId);
  const { tasks } = await outbox();
  expect(await expireOrder(queueEvent(...tasks.map(({ message }) => message)))).toEqual({ batchItemFailures: [] });
  expect(await shown(getOrder, placed)).toMatchObject({ status: 'expired', tickets: [] });
  expect((await outbox()).events.map(({ type }) => type)).toEqual(['onsale.orders.order-expired.v1']);
});

test('the sweep ends it when the timer was lost', async () => {
  const { placeOrder, getOrder, sweepOrders, others } = await functions(-3 * 60_000);
  const placed = await place(placeOrder, others.hold.holdId);
  await sweepOrders();
  expect(await shown(getOrder, placed)).toMatchObject({ status: 'expired' });
});
