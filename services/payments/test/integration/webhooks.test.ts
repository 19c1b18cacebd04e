import { makeId } from '@onsale/kernel/id';
import { apiEvent } from '@onsale/testing/api-event';
import { minute, paymentsWorld, read } from './payments-world.ts';
import type { PaymentsWorld } from './payments-world.ts';

const succeeded = 'onsale.payments.payment-succeeded.v1';
const declined = 'onsale.payments.payment-declined.v1';
const refunded = 'onsale.payments.payment-refunded.v1';

let world: PaymentsWorld;
beforeEach(async () => {
  world = await paymentsWorld();
  await world.create();
});
afterEach(() => world.receiver.close());

describe('a webhook that is not the provider’s', () => {
  afterEach(async () => {
    expect(await world.get()).toMatchObject({ status: 'open' });
    expect(await world.published()).toEqual([]);
  });

  it('is answered 401 signature-invalid when it is signed with another secret', async () => {
    const answer = await world.webhook('payment.paid', { signWith: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' });
    expect(read(answer)).toMatchObject({ statusCode: 401, code: 'signature-invalid' });
  });

  it('is answered 401 signature-invalid when it is older or younger than five minutes', async () => {
    const seconds = world.clock.now() / 1000;
    for (const timestamp of [seconds - 301, seconds + 301]) {
      const answer = await world.webhook('payment.paid', { headers: { 'webhook-timestamp': String(timestamp) } });
      expect(read(answer)).toMatchObject({ statusCode: 401, code: 'signature-invalid' });
    }
  });

  it('is answered 400 invalid-request with the header’s name when a header is missing', async () => {
    const answer = await world.handlers.receive(
      apiEvent({ headers: { 'webhook-id': 'm', 'webhook-timestamp': '1' }, body: '{}' }),
    );
    expect(read(answer)).toMatchObject({ statusCode: 400, code: 'invalid-request', field: 'webhook-signature' });
  });

  it('is answered 404 payment-not-found when it is about an order without a payment', async () => {
    const answer = await world.webhook('payment.paid', { order: makeId('order', 'unknown') });
    expect(read(answer)).toMatchObject({ statusCode: 404, code: 'payment-not-found' });
  });
});

describe('webhooks that come twice or out of order', () => {
  it('are answered 204 when replayed, and tell of the payment once', async () => {
    const answers = [
      ...(await Promise.all([world.webhook('payment.paid'), world.webhook('payment.paid')])),
      await world.webhook('payment.paid'),
      await world.webhook('payment.paid', { id: 'msg_other' }),
    ];
    expect(answers.map((each) => each.statusCode)).toEqual([204, 204, 204, 204]);
    expect(await world.published()).toEqual([succeeded]);
  });

  it('tell of a declined attempt once each', async () => {
    await world.webhook('payment.declined', { id: 'msg_1' });
    await world.webhook('payment.declined', { id: 'msg_1' });
    await world.webhook('payment.declined', { id: 'msg_2' });
    expect(await world.published()).toEqual([declined, declined]);
    expect(await world.get()).toMatchObject({ status: 'open' });
  });

  it('lose nothing when a payment and a declined attempt arrive together', async () => {
    const webhooks = [world.webhook('payment.declined', { id: 'msg_1' }), world.webhook('payment.paid', { id: 'msg_2' })];
    expect((await Promise.all(webhooks)).map((each) => each.statusCode)).toEqual([204, 204]);
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toContain(succeeded);
    const versions = (await world.events()).map((each) => each.aggregateversion);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('leave a paid payment paid when an earlier declined attempt arrives late', async () => {
    await world.webhook('payment.paid', { id: 'msg_2' });
    expect(await world.webhook('payment.declined', { id: 'msg_1' })).toMatchObject({ statusCode: 204 });
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([succeeded]);
  });

  it('leave a payment refunded when the refund overtakes the payment', async () => {
    await world.webhook('payment.refunded', { id: 'msg_2' });
    expect(await world.webhook('payment.paid', { id: 'msg_1' })).toMatchObject({ statusCode: 204 });
    expect(await world.get()).toMatchObject({ status: 'refunded' });
    expect(await world.published()).toEqual([refunded]);
  });

  it('believe the provider that has the money for a payment that was closed here', async () => {
    await world.close();
    await world.webhook('payment.paid');
    expect(await world.get()).toMatchObject({ status: 'paid' });
    expect(await world.published()).toEqual([succeeded]);
  });

  it('count the versions of a payment, so that a consumer can drop what is stale', async () => {
    await world.webhook('payment.declined', { id: 'msg_1' });
    await world.webhook('payment.paid', { id: 'msg_2' });
    const versions = (await world.events()).map((each) => each.aggregateversion).sort();
    expect(versions).toEqual([2, 3]);
  });
});

describe('the delivery of a webhook', () => {
  const pay = async () => {
    const { checkoutUrl } = (await world.get()) as unknown as { checkoutUrl: string };
    await world.handlers.pay(apiEvent({ params: { sessionId: checkoutUrl.slice(checkoutUrl.lastIndexOf('/') + 1) } }));
  };

  it('fails while the receiver is down and is made good by the queue’s next try', async () => {
    await pay();
    world.receiver.breakDown(true);
    expect(await world.deliverWebhooks()).toEqual([{ itemIdentifier: 'message-0' }]);
    expect(await world.get()).toMatchObject({ status: 'open' });
    world.receiver.breakDown(false);
    expect(await world.deliverWebhooks()).toEqual([]);
    expect(await world.get()).toMatchObject({ status: 'paid' });
  });

  it('is signed afresh, so that it is believed after days in a dead-letter queue', async () => {
    await pay();
    world.clock.advance(3 * 24 * 60 * minute);
    expect(await world.deliverWebhooks()).toEqual([]);
    expect(await world.get()).toMatchObject({ status: 'paid' });
  });
});
