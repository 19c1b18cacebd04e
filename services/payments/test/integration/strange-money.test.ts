import { apiEvent } from '@onsale/testing/api-event';
import { paymentsWorld, read } from './payments-world.ts';
import type { PaymentsWorld } from './payments-world.ts';

const event = (name: string) => `onsale.payments.payment-${name}.v1`;

let world: PaymentsWorld;
let sessionId: string;
beforeEach(async () => {
  world = await paymentsWorld();
  const { checkoutUrl } = JSON.parse((await world.create()).body) as { checkoutUrl: string };
  sessionId = checkoutUrl.slice(checkoutUrl.lastIndexOf('/') + 1);
});
afterEach(() => world.receiver.close());

const charge = async (body: object = {}) => read(await world.handlers.charge(apiEvent({ params: { sessionId }, body })));
const session = async () => {
  const found = await world.ports.sessions.find(sessionId);
  if (!found) throw new Error('It was opened');
  return found;
};
const refunded = async () => (await session()).refunds.map(({ amount }) => amount.amount);
const deliverTwice = async () => {
  await world.deliverWebhooks();
  await world.deliverWebhooks();
};

it('answers what was taken, and 404 for a session that is not there', async () => {
  expect(await charge({ amount: 100 })).toMatchObject({ statusCode: 201, amount: { amount: 100, currency: 'EUR' } });
  const unknown = await world.handlers.charge(apiEvent({ params: { sessionId: '00000000' }, body: {} }));
  expect(read(unknown)).toMatchObject({ statusCode: 404, code: 'payment-not-found' });
  expect(await charge({ amount: 0 })).toMatchObject({ statusCode: 400, field: 'amount' });
  expect(await charge({ currency: 'ZZZ' })).toMatchObject({ statusCode: 400, field: 'currency' });
});

it('takes four charges of a session, however many come at once and whatever its state, and refuses all others', async () => {
  await charge();
  await world.deliverWebhooks();
  const answers = await Promise.all(Array.from({ length: 6 }, () => charge()));
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(3);
  expect(answers.filter(({ code }) => code === 'payment-not-open')).toHaveLength(3);
  await deliverTwice();
  expect((await world.published()).filter((type) => type === event('surplus'))).toHaveLength(3);
  await world.refund();
  await deliverTwice();
  expect(await session()).toMatchObject({ status: 'refunded' });
  expect(await charge({ amount: 1 })).toMatchObject({ statusCode: 409, code: 'payment-not-open' });
});

describe('a second payment', () => {
  it('goes back, once, and the first stays', async () => {
    await charge();
    await world.deliverWebhooks();
    await charge();
    await deliverTwice();
    expect(await refunded()).toEqual([5500]);
    expect(await session()).toMatchObject({ status: 'paid', refunds: [{ refundId: `${sessionId}-2-surplus` }] });
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([event('succeeded'), event('surplus')]);
  });

  it('goes back also when the first is on its way back', async () => {
    await charge();
    await world.deliverWebhooks();
    await world.refund();
    await charge();
    await deliverTwice();
    expect(await session()).toMatchObject({ status: 'refunded' });
    expect(await refunded()).toEqual([5500, 5500]);
    expect(await world.get()).toMatchObject({ status: 'refunded' });
    expect(await world.published()).toEqual([event('refunded'), event('succeeded'), event('surplus')]);
  });

  it('goes back in the end where its refund failed at first', async () => {
    for (let times = 0; times < 2; times++) await charge();
    const { provider } = world.ports;
    const works = { ...provider };
    provider.refund = () => Promise.reject(new Error('the provider is down'));
    expect(await world.deliverWebhooks()).toHaveLength(1);
    Object.assign(provider, works);
    await deliverTwice();
    expect(await refunded()).toEqual([5500]);
  });
});

describe('a payment of more than is owed', () => {
  it('pays, what is too much goes back, and the rest when it is refunded', async () => {
    await charge({ amount: 11_000 });
    await deliverTwice();
    expect(await refunded()).toEqual([5500]);
    expect(await world.published()).toEqual([event('succeeded'), event('surplus')]);
    expect(read(await world.refund())).toMatchObject({ status: 'refunding' });
    await deliverTwice();
    expect(await refunded()).toEqual([5500, 5500]);
    expect(await world.get()).toMatchObject({ status: 'refunded' });
  });
});

describe.each([
  ['of less than is owed', { amount: 5499 }, { amount: 5499, currency: 'EUR' }],
  ['in another currency', { amount: 9000, currency: 'USD' }, { amount: 9000, currency: 'USD' }],
])('a payment %s', (_, body, received) => {
  it('is told as partial, and goes back whole when that is asked', async () => {
    await charge(body);
    await deliverTwice();
    expect(await world.published()).toEqual([event('partial')]);
    expect((await world.events())[0]).toMatchObject({ data: { amount: { amount: 5500, currency: 'EUR' }, received } });
    expect(await refunded()).toEqual([]);
    await world.refund();
    await deliverTwice();
    expect(await refunded()).toEqual([body.amount]);
    expect(await world.get()).toMatchObject({ status: 'refunded' });
  });
});

describe('a provider that says nothing', () => {
  it('is asked when the payment is closed: paid, and told', async () => {
    await charge({ silent: true });
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'open' });
    expect(read(await world.close())).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([event('succeeded')]);
  });

  it('is asked again for a refund: done, and told once', async () => {
    await charge({ silent: true });
    await world.close();
    expect(read(await world.refund())).toMatchObject({ status: 'refunding' });
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'refunding' });
    const answers = await Promise.all([world.refund(), world.refund()]);
    expect(answers.map((answer) => read(answer).status)).toEqual(['refunded', 'refunded']);
    expect(await world.published()).toEqual([event('refunded'), event('succeeded')]);
    expect(await refunded()).toEqual([5500]);
  });

  it('and took money twice keeps none of the second', async () => {
    for (let times = 0; times < 2; times++) await charge({ silent: true });
    await world.close();
    expect(await refunded()).toEqual([5500]);
    expect(await world.get()).toMatchObject({ status: 'paid' });
  });
});

it('money that comes after the payment was closed is believed', async () => {
  await world.close();
  await charge();
  await deliverTwice();
  expect(await world.get()).toMatchObject({ status: 'paid' });
  expect(await world.published()).toEqual([event('succeeded')]);
});
