import { idBody, makeId } from '@onsale/kernel/id';
import { apiEvent } from '@onsale/testing/api-event';
import { refundIdOf } from '../../src/domain/charge.ts';
import { createPayment } from '../../src/use-cases/create-payment.ts';
import { minute, orderId, paymentsWorld, read } from './payments-world.ts';
import type { PaymentsWorld } from './payments-world.ts';

const succeeded = 'onsale.payments.payment-succeeded.v1';
const declined = 'onsale.payments.payment-declined.v1';
const refunded = 'onsale.payments.payment-refunded.v1';

let world: PaymentsWorld;
beforeEach(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.receiver.close());

const open = async (): Promise<string> => {
  const { checkoutUrl } = JSON.parse((await world.create()).body) as { checkoutUrl: string };
  return checkoutUrl.slice(checkoutUrl.lastIndexOf('/') + 1);
};
const press = (button: 'pay' | 'decline' | 'show', sessionId: string) =>
  world.handlers[button](apiEvent({ params: { sessionId } }));
const openAndPay = async () => {
  const sessionId = await open();
  await press('pay', sessionId);
  await world.deliverWebhooks();
  return sessionId;
};

describe('createPayment', () => {
  it('opens a payment with a pay page on the shop’s own origin', async () => {
    expect(read(await world.create())).toEqual({
      statusCode: 201,
      paymentId: makeId('payment', idBody(orderId)),
      orderId,
      status: 'open',
      amount: { amount: 5500, currency: 'EUR' },
      checkoutUrl: expect.stringMatching(/^https:\/\/shop\.example\/v1\/payments\/sandbox\/[0-9a-z]{20}$/) as string,
    });
  });

  it('answers the same again, however often and whatever else is asked', async () => {
    const [first, ...others] = await Promise.all([world.create(), world.create(), world.create()]);
    const later = await world.create({ amount: { amount: 1, currency: 'EUR' } });
    for (const answer of [...others, later]) expect(read(answer)).toEqual(read(first));
  });

  it('finds its session again after a crash between opening it and keeping the payment', async () => {
    const crashing = { ...world.ports.payments, keep: () => Promise.reject(new Error('crash')) };
    const request = { orderId, amount: { amount: 5500, currency: 'EUR' as const }, description: 'x', locale: 'en' as const };
    const times = { expiresAt: '2027-01-01T00:10:00Z', returnUrl: 'https://shop.example/orders/1' };
    await expect(createPayment({ ...world.ports, payments: crashing })({ ...request, ...times }, call)).rejects.toThrow('crash');
    const sessionId = await open();
    expect(await world.ports.sessions.find(sessionId)).toMatchObject({ status: 'open', description: 'x' });
  });

  it('answers 400 invalid-request with the field for what is not in the contract', async () => {
    expect(read(await world.create({ amount: { amount: 1.5, currency: 'EUR' } }))).toMatchObject({
      statusCode: 400,
      code: 'invalid-request',
      field: 'amount.amount',
    });
    expect(await world.get()).toMatchObject({ statusCode: 404, code: 'payment-not-found' });
  });
});

const call = { correlationId: 'test-correlation', headers: undefined };

describe('the sandbox pay page', () => {
  it('shows what is to be paid', async () => {
    const page = await press('show', await open());
    expect(page).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.body).toContain('Night of the Owls');
  });

  it('moves no money by itself: only the webhook does, once', async () => {
    const sessionId = await open();
    expect(await press('pay', sessionId)).toMatchObject({
      statusCode: 303,
      headers: { location: 'https://shop.example/orders/1' },
    });
    expect(await world.get()).toMatchObject({ status: 'open' });
    expect(await world.deliverWebhooks()).toEqual([]);
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([succeeded]);
  });

  it('pays once when Pay is pressed twice, and leads back to the shop both times', async () => {
    const sessionId = await open();
    const [one, two] = await Promise.all([press('pay', sessionId), press('pay', sessionId)]);
    const third = await press('pay', sessionId);
    expect([one.statusCode, two.statusCode, third.statusCode]).toEqual([303, 303, 303]);
    expect(await world.webhooks()).toHaveLength(1);
  });

  it('lets a declined buyer try again', async () => {
    const sessionId = await open();
    expect(await press('decline', sessionId)).toMatchObject({ statusCode: 303 });
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'open' });
    expect((await press('show', sessionId)).body).toContain('The payment was declined');
    await press('pay', sessionId);
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([declined, succeeded]);
  });

  it.each(['pay', 'decline'] as const)(
    'answers 409 payment-not-open to %s after its time, and sends no webhook',
    async (button) => {
      const sessionId = await open();
      world.clock.advance(10 * minute);
      expect(read(await press(button, sessionId))).toMatchObject({ statusCode: 409, code: 'payment-not-open' });
      expect(await world.webhooks()).toEqual([]);
      expect((await press('show', sessionId)).body).toContain('The time to pay is over');
    },
  );

  it.each(['show', 'pay', 'decline'] as const)('answers 404 payment-not-found to %s of an unknown session', async (button) => {
    expect(read(await press(button, '00000000000000000000'))).toMatchObject({ statusCode: 404, code: 'payment-not-found' });
  });
});

describe('closePayment', () => {
  it('closes for good: the session can no longer be paid, and closing again answers the same', async () => {
    const sessionId = await open();
    expect(read(await world.close())).toMatchObject({ statusCode: 200, status: 'closed' });
    expect(read(await press('pay', sessionId))).toMatchObject({ statusCode: 409, code: 'payment-not-open' });
    expect(read(await world.close())).toMatchObject({ status: 'closed' });
    expect(await world.webhooks()).toEqual([]);
  });

  it('answers paid where the buyer was faster, and tells it once, whether the webhook comes or not', async () => {
    await press('pay', await open());
    expect(read(await world.close())).toMatchObject({ statusCode: 200, status: 'paid' });
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([succeeded]);
    await world.deliverWebhooks();
    expect(read(await world.close())).toMatchObject({ statusCode: 200, status: 'paid' });
    expect(await world.published()).toEqual([succeeded]);
  });

  it('tells again whoever asks a quarter of an hour later, once, since they have not heard of it', async () => {
    await press('pay', await open());
    await world.close();
    world.clock.advance(15 * minute - 1);
    await world.close();
    expect(await world.published()).toEqual([succeeded]);
    world.clock.advance(1);
    await Promise.all([world.close(), world.close()]);
    await world.close();
    const [first, ...again] = await world.events();
    expect(again).toMatchObject([{ type: succeeded, aggregateversion: first?.aggregateversion }]);
  });

  it('has one winner against a payment at the same moment', async () => {
    const sessionId = await open();
    const [paid, closed] = await Promise.all([press('pay', sessionId), world.close()]);
    const won = [paid.statusCode, read(closed).status];
    expect([
      [303, 'paid'],
      [409, 'closed'],
    ]).toContainEqual(won);
    expect(await world.webhooks()).toHaveLength(paid.statusCode === 303 ? 1 : 0);
  });

  it('answers 404 payment-not-found for an order without a payment', async () => {
    expect(read(await world.close())).toMatchObject({ statusCode: 404, code: 'payment-not-found' });
  });
});

describe('refundPayment', () => {
  it('sends the money back once, however often it is asked', async () => {
    await openAndPay();
    expect(read(await world.refund())).toMatchObject({ statusCode: 200, status: 'refunding' });
    await world.deliverWebhooks();
    expect(read(await world.refund())).toMatchObject({ statusCode: 200, status: 'refunded' });
    expect(read(await world.refund())).toMatchObject({ statusCode: 200, status: 'refunded' });
    expect(await world.published()).toEqual([refunded, succeeded]);
    expect(await world.webhooks()).toHaveLength(2);
  });

  it('tells again that the money is back to whoever asks a quarter of an hour later', async () => {
    await openAndPay();
    await world.refund();
    await world.deliverWebhooks();
    world.clock.advance(15 * minute);
    for (let times = 0; times < 2; times++) await world.refund();
    expect(await world.published()).toEqual([refunded, refunded, succeeded]);
  });

  it('is healed by the provider’s webhook after a crash between asking and recording', async () => {
    const sessionId = await openAndPay();
    const charge = { chargeId: `${sessionId}-1`, amount: { amount: 5500, currency: 'EUR' as const } };
    await world.ports.provider.refund({ ...charge, sessionId, refundId: refundIdOf(charge, 'payment') });
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'refunded' });
    expect(read(await world.refund())).toMatchObject({ status: 'refunded' });
  });

  it('answers 409 payment-not-paid before the money is there, and changes nothing', async () => {
    await open();
    expect(read(await world.refund())).toMatchObject({ statusCode: 409, code: 'payment-not-paid' });
    expect(await world.get()).toMatchObject({ status: 'open' });
  });
});
