import {
  paymentDeclined,
  paymentPartial,
  paymentRefunded,
  paymentSucceeded,
  paymentSurplus,
} from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { gistOf, storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { paymentsTable } from '../../src/adapters/payments-table.ts';
import { sandboxSessionsTable } from '../../src/adapters/sandbox-sessions-table.ts';
import { close, decline, finishRefund, startRefund, succeed, toldAgainAfter } from '../../src/domain/payment.ts';
import type { Payment } from '../../src/domain/payment.ts';
import { chargeSession, closeSession, declineSession, paySession, refundSession } from '../../src/sandbox/session.ts';
import type { SandboxSession } from '../../src/sandbox/session.ts';
import { memoryPayments, memoryPaymentStore } from '../memory/memory-payments.ts';
import { memorySandboxSessions } from '../memory/memory-sandbox-sessions.ts';

const clock = manualClock();
const orderId = makeId('order', 'one');
const amount = money(5500, 'EUR');
const paymentId = makeId('payment', 'one');
const payment: Payment = { paymentId, orderId, amount, status: 'open', version: 1, sessionId: 's', checkoutUrl: 'u' };
const session: SandboxSession = {
  ...{ sessionId: 'session-1', status: 'open', declined: false, orderId, amount, description: 'Night', locale: 'en' },
  ...{ expiresAt: clock.now() + 1000, returnUrl: 'https://shop.example' },
  ...{ charges: [], refunds: [], silent: false, version: 1 },
};
const charge = { chargeId: 'session-1-1', amount };

const inMemory = () => {
  const [store, out] = [memoryPaymentStore(), memoryOutbox(clock, 'payments')];
  return Promise.resolve({
    payments: memoryPayments(store, out, clock),
    sessions: memorySandboxSessions(store, out, clock),
    messages: () => Promise.resolve(store.told),
  });
};

const inTheTable = async () => {
  const { name, client } = await createTestTable('payments');
  return {
    payments: paymentsTable(client, name, clock),
    sessions: sandboxSessionsTable(client, name, clock),
    messages: () => storedMessages(client, name),
  };
};

describe.each([
  ['in memory', inMemory],
  ['in the table', inTheTable],
])('what is kept %s', (_, keep) => {
  let kept: Awaited<ReturnType<typeof inMemory>>;
  beforeEach(async () => {
    kept = await keep();
  });
  const told = async () => gistOf(await kept.messages());
  const fact = (version: number) => ({ subject: paymentId, aggregateversion: version, data: { paymentId, orderId, amount } });

  describe('a payment', () => {
    test('is kept once: whoever comes second gets the first', async () => {
      expect(await kept.payments.find(orderId)).toBeUndefined();
      expect(await kept.payments.keep(payment)).toEqual(payment);
      expect(await kept.payments.keep({ ...payment, sessionId: 'another' })).toEqual(payment);
      expect(await kept.payments.find(orderId)).toEqual(payment);
    });

    test('changes where it may, and is answered as it is where it may not', async () => {
      await expect(kept.payments.change(orderId, close)).rejects.toThrow('is gone');
      await kept.payments.keep(payment);
      expect(await kept.payments.change(orderId, startRefund)).toEqual(payment);
      const closed = { ...payment, status: 'closed', version: 2 };
      expect(await kept.payments.change(orderId, close)).toEqual(closed);
      expect(await kept.payments.change(orderId, close)).toEqual(closed);
      expect(await told()).toEqual([]);
    });

    test('records what a webhook says together with its event, once a webhook', async () => {
      await kept.payments.keep(payment);
      const declined = { change: decline, events: [paymentDeclined] };
      const paid = { change: succeed, events: [paymentSucceeded], charge };
      expect(await kept.payments.record(payment, declined, 'msg_1')).toBe('recorded');
      expect(await kept.payments.record(payment, declined, 'msg_1')).toBe('known');
      expect(await kept.payments.record(payment, paid)).toBe('overtaken');
      expect(await kept.payments.record({ ...payment, version: 2 }, paid)).toBe('recorded');
      expect(await kept.payments.record({ ...payment, version: 3 }, paid)).toBe('overtaken');
      const refunded = { change: finishRefund, events: [paymentRefunded] };
      expect(await kept.payments.record({ ...payment, version: 3 }, refunded)).toBe('recorded');
      expect(await kept.payments.find(orderId)).toEqual({ ...payment, status: 'refunded', version: 4, charge });
      expect(await told()).toEqual([
        { type: paymentDeclined.type, ...fact(2) },
        { type: paymentRefunded.type, ...fact(4) },
        { type: paymentSucceeded.type, ...fact(3) },
      ]);
    });
  });

  test('a payment keeps what came for it and what is to go back', async () => {
    await kept.payments.keep(payment);
    const surplus = { chargeId: 'session-1-2', amount: money(100, 'EUR') };
    const little = { ...charge, amount: money(5499, 'EUR') };
    const stay = { from: ['open' as const], to: 'open' as const };
    expect(await kept.payments.record(payment, { change: stay, events: [paymentSurplus], surplus })).toBe('recorded');
    const second = { change: succeed, events: [paymentPartial], charge: little };
    expect(await kept.payments.record({ ...payment, version: 2, surplus: [surplus] }, second)).toBe('recorded');
    expect(await kept.payments.find(orderId)).toEqual({
      ...payment,
      status: 'paid',
      version: 3,
      charge: little,
      surplus: [surplus],
    });
    expect(await told()).toEqual([
      { type: paymentPartial.type, ...fact(3), data: { ...fact(3).data, received: little.amount } },
      { type: paymentSurplus.type, ...fact(2), data: { ...fact(2).data, surplus: surplus.amount } },
    ]);
  });

  test('a payment tells again how it stands, as it did the first time, once in a quarter of an hour', async () => {
    await kept.payments.keep(payment);
    const little = { ...charge, amount: money(5499, 'EUR') };
    await kept.payments.record(payment, { change: succeed, events: [paymentPartial], charge: little });
    const paid = { ...payment, status: 'paid' as const, version: 2, charge: little };
    const partial = { type: paymentPartial.type, ...fact(2), data: { ...fact(2).data, received: little.amount } };
    clock.advance(toldAgainAfter - 1);
    await kept.payments.tellAgain(paid);
    expect(await told()).toEqual([partial]);
    clock.advance(1);
    await kept.payments.tellAgain({ ...paid, version: 1 });
    for (let times = 0; times < 2; times++) await kept.payments.tellAgain(paid);
    expect(await told()).toEqual([partial, partial]);

    await kept.payments.record(paid, { change: finishRefund, events: [paymentRefunded], charge: little });
    clock.advance(toldAgainAfter);
    await kept.payments.tellAgain({ ...paid, status: 'refunded', version: 3 });
    const refunded = { type: paymentRefunded.type, ...fact(3), data: partial.data };
    expect(await told()).toEqual([partial, partial, refunded, refunded]);
  });

  test('a payment that is taken with something to send back tells of both, or of neither', async () => {
    await kept.payments.keep(payment);
    const surplus = { ...charge, amount: money(100, 'EUR') };
    const both = { change: succeed, events: [paymentSucceeded, paymentSurplus], charge, surplus };
    expect(await kept.payments.record(payment, both)).toBe('recorded');
    expect(await kept.payments.record(payment, both)).toBe('overtaken');
    expect(await kept.payments.find(orderId)).toEqual({ ...payment, status: 'paid', version: 2, charge, surplus: [surplus] });
    expect(await told()).toEqual([
      { type: paymentSucceeded.type, ...fact(2) },
      { type: paymentSurplus.type, ...fact(2), data: { ...fact(2).data, surplus: surplus.amount } },
    ]);
  });

  describe('a session of the sandbox', () => {
    test('opens once', async () => {
      expect(await kept.sessions.find('session-1')).toBeUndefined();
      await kept.sessions.open(session);
      await kept.sessions.open({ ...session, amount: money(1, 'EUR') });
      expect(await kept.sessions.find('session-1')).toMatchObject(session);
    });

    const found = async (): Promise<SandboxSession> => {
      const now = await kept.sessions.find('session-1');
      if (!now) throw new Error('It was opened');
      return now;
    };
    const sent = async () => (await kept.messages()).flatMap((message) => (message.to === 'task' ? [message] : []));

    test('changes from where it may, as it was read, with its webhook', async () => {
      expect(await kept.sessions.change(session, paySession(session))).toBe(false);
      await kept.sessions.open(session);
      expect(await kept.sessions.change(session, declineSession)).toBe(true);
      expect(await found()).toMatchObject({ status: 'open', declined: true, version: 2 });
      expect(await kept.sessions.change(session, paySession(session))).toBe(false);
      expect(await kept.sessions.change(await found(), paySession(await found()))).toBe(true);
      expect(await kept.sessions.change(await found(), paySession(await found()))).toBe(false);
      expect(await kept.sessions.change(await found(), closeSession)).toBe(false);
      expect(await kept.sessions.change(await found(), refundSession(await found(), 'refund-1', charge))).toBe(true);
      const refunds = [{ refundId: 'refund-1', amount }];
      expect(await found()).toMatchObject({ status: 'refunded', declined: false, charges: [charge], refunds, version: 4 });
      const tasks = await sent();
      const told = [
        { type: 'payment.declined', data: { orderId } },
        { type: 'payment.paid', data: { orderId, charge } },
        { type: 'payment.refunded', data: { orderId, charge, refundId: 'refund-1' } },
      ].map((each) => ({
        webhookId: expect.stringMatching(/^msg_/) as string,
        webhook: { ...each, timestamp: new Date(clock.now()).toISOString() },
      }));
      expect(tasks.map(({ data }) => data)).toEqual(expect.arrayContaining(told));
      expect(new Set(tasks.map(({ data }) => (data as { webhookId: string }).webhookId)).size).toBe(3);
      expect(tasks.map(({ task, dueAt }) => ({ task, dueAt }))).toEqual(
        Array(3).fill({ task: 'deliverSandboxWebhook', dueAt: clock.now() }),
      );
    });

    test('that is silent sends no webhook from then on', async () => {
      await kept.sessions.open(session);
      expect(await kept.sessions.change(session, chargeSession(session, amount, true))).toBe(true);
      expect(await kept.sessions.change(await found(), refundSession(await found(), 'refund-1', charge))).toBe(true);
      expect(await found()).toMatchObject({ status: 'refunded', silent: true });
      expect(await sent()).toEqual([]);
    });

    test('is paid while some of its money is left', async () => {
      await kept.sessions.open(session);
      for (let times = 0; times < 2; times++) await kept.sessions.change(await found(), chargeSession(await found(), amount));
      await kept.sessions.change(await found(), refundSession(await found(), 'refund-2', { chargeId: 'session-1-2', amount }));
      expect(await found()).toMatchObject({ status: 'paid', charges: [charge, { chargeId: 'session-1-2', amount }] });
    });

    test('is closed without a word', async () => {
      await kept.sessions.open(session);
      expect(await kept.sessions.change(session, closeSession)).toBe(true);
      expect(await kept.sessions.find('session-1')).toMatchObject({ status: 'closed' });
      expect(await told()).toEqual([]);
    });
  });
});
