import * as contracts from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import { sandboxProvider } from '../../src/adapters/sandbox-provider.ts';
import { paySandbox } from '../../src/sandbox/pay-sandbox.ts';
import { closePayment } from '../../src/use-cases/close-payment.ts';
import { receiveSandboxWebhook } from '../../src/use-cases/receive-sandbox-webhook.ts';
import { orderId, paymentsWorld, read } from './payments-world.ts';
import type { PaymentsWorld } from './payments-world.ts';

let world: PaymentsWorld;
let sessionId: string;
beforeEach(async () => {
  world = await paymentsWorld();
  await world.create();
  sessionId = (await world.ports.payments.find(orderId))?.sessionId ?? '';
});
afterEach(() => world.receiver.close());

/** The same store, in which something else happens right after the first look. */
const thenMeanwhile = <Id, Found, Store extends { find: (id: Id) => Promise<Found> }>(
  store: Store & { find: (id: Id) => Promise<Found> },
  meanwhile: () => Promise<unknown>,
): Store => {
  let looked = false;
  return {
    ...store,
    find: async (id: Id) => {
      const found = await store.find(id);
      if (!looked) {
        looked = true;
        await meanwhile();
      }
      return found;
    },
  };
};

describe('between looking and writing', () => {
  it('a close wins against a payment: nothing is paid, and no webhook is sent', async () => {
    const sessions = thenMeanwhile(world.ports.sessions, world.close);
    const pay = httpHandler(contracts.paySandbox, paySandbox({ ...world.ports, sessions }));
    expect(read(await pay(apiEvent({ params: { sessionId } })))).toMatchObject({ statusCode: 409, code: 'payment-not-open' });
    expect(await world.get()).toMatchObject({ status: 'closed' });
    expect(await world.webhooks()).toEqual([]);
  });

  it('a payment wins against a close: it answers paid', async () => {
    const pay = () => world.handlers.pay(apiEvent({ params: { sessionId } }));
    const provider = sandboxProvider({ ...world.ports, ...world.sandbox, sessions: thenMeanwhile(world.ports.sessions, pay) });
    const close = httpHandler(contracts.closePayment, closePayment({ ...world.ports, provider }));
    expect(read(await close(apiEvent({ params: { orderId } })))).toMatchObject({ statusCode: 200, status: 'paid' });
    await world.deliverWebhooks();
    expect(await world.get()).toMatchObject({ status: 'paid' });
  });

  it('another webhook makes this one decide again, so that each event has a version of its own', async () => {
    const payments = thenMeanwhile(world.ports.payments, () => world.webhook('payment.declined', { id: 'msg_1' }));
    const receive = httpHandler(contracts.receiveSandboxWebhook, receiveSandboxWebhook({ ...world.ports, payments }));
    expect(await receive(await world.signed('payment.paid', { id: 'msg_2' }))).toMatchObject({ statusCode: 204 });
    expect((await world.events()).map(({ type, aggregateversion }) => [type, aggregateversion]).sort()).toEqual([
      ['onsale.payments.payment-declined.v1', 2],
      ['onsale.payments.payment-succeeded.v1', 3],
    ]);
  });
});

describe('two calls at the same moment', () => {
  it('send the money back once', async () => {
    await world.handlers.pay(apiEvent({ params: { sessionId } }));
    await world.deliverWebhooks();
    const answers = await Promise.all([world.refund(), world.refund()]);
    for (const answer of answers) expect(['refunding', 'refunded']).toContain(read(answer).status); // whoever asks again may hear that it is done
    const refunds = (await world.webhooks()).filter((each) => JSON.stringify(each).includes('payment.refunded'));
    expect(refunds).toHaveLength(1);
  });
});
