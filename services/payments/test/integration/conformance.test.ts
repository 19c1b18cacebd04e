import { paymentDeclined, paymentRefunded, paymentSucceeded } from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { gistOf, storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { paymentsTable } from '../../src/adapters/payments-table.ts';
import { sandboxSessionsTable } from '../../src/adapters/sandbox-sessions-table.ts';
import { close, decline, finishRefund, startRefund, succeed } from '../../src/domain/payment.ts';
import type { Payment } from '../../src/domain/payment.ts';
import { closeSession, declineSession, paySession, refundSession } from '../../src/sandbox/session.ts';
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
};

const inMemory = () => {
  const [store, out] = [memoryPaymentStore(), memoryOutbox(clock, 'payments')];
  return Promise.resolve({
    payments: memoryPayments(store, out),
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
      const declined = { change: decline, event: paymentDeclined };
      const paid = { change: succeed, event: paymentSucceeded };
      expect(await kept.payments.record(payment, declined, 'msg_1')).toBe('recorded');
      expect(await kept.payments.record(payment, declined, 'msg_1')).toBe('known');
      expect(await kept.payments.record(payment, paid, 'msg_2')).toBe('overtaken');
      expect(await kept.payments.record({ ...payment, version: 2 }, paid, 'msg_2')).toBe('recorded');
      expect(await kept.payments.record({ ...payment, version: 3 }, paid, 'msg_3')).toBe('overtaken');
      const refunded = { change: finishRefund, event: paymentRefunded };
      expect(await kept.payments.record({ ...payment, version: 3 }, refunded, 'msg_4')).toBe('recorded');
      expect(await kept.payments.find(orderId)).toEqual({ ...payment, status: 'refunded', version: 4 });
      expect(await told()).toEqual([
        { type: paymentDeclined.type, ...fact(2) },
        { type: paymentRefunded.type, ...fact(4) },
        { type: paymentSucceeded.type, ...fact(3) },
      ]);
    });
  });

  describe('a session of the sandbox', () => {
    test('opens once', async () => {
      expect(await kept.sessions.find('session-1')).toBeUndefined();
      await kept.sessions.open(session);
      await kept.sessions.open({ ...session, amount: money(1, 'EUR') });
      expect(await kept.sessions.find('session-1')).toMatchObject(session);
    });

    test('changes from where it may, with its webhook', async () => {
      expect(await kept.sessions.change(session, paySession, 'payment.paid')).toBe(false);
      await kept.sessions.open(session);
      expect(await kept.sessions.change(session, declineSession, 'payment.declined')).toBe(true);
      expect(await kept.sessions.find('session-1')).toMatchObject({ status: 'open', declined: true });
      expect(await kept.sessions.change(session, paySession, 'payment.paid')).toBe(true);
      expect(await kept.sessions.change(session, paySession, 'payment.paid')).toBe(false);
      expect(await kept.sessions.change(session, closeSession)).toBe(false);
      expect(await kept.sessions.change(session, refundSession, 'payment.refunded')).toBe(true);
      expect(await kept.sessions.find('session-1')).toMatchObject({ status: 'refunded', declined: false });
      const tasks = (await kept.messages()).flatMap((message) => (message.to === 'task' ? [message] : []));
      expect(tasks.map(({ data }) => data)).toEqual(
        expect.arrayContaining(
          ['payment.declined', 'payment.paid', 'payment.refunded'].map((type) => ({
            webhookId: expect.stringMatching(/^msg_/) as string,
            webhook: { type, timestamp: new Date(clock.now()).toISOString(), data: { orderId } },
          })),
        ),
      );
      expect(new Set(tasks.map(({ data }) => (data as { webhookId: string }).webhookId)).size).toBe(3);
      expect(tasks.map(({ task, dueAt }) => ({ task, dueAt }))).toEqual(
        Array(3).fill({ task: 'deliverSandboxWebhook', dueAt: clock.now() }),
      );
    });

    test('is closed without a word', async () => {
      await kept.sessions.open(session);
      expect(await kept.sessions.change(session, closeSession)).toBe(true);
      expect(await kept.sessions.find('session-1')).toMatchObject({ status: 'closed' });
      expect(await told()).toEqual([]);
    });
  });
});
