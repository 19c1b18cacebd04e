import type { Clock } from '@onsale/kernel/clock';
import type { OrderId } from '@onsale/kernel/id';
import { allows } from '@onsale/kernel/transition';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { paymentEvents, standingEvent } from '../../src/adapters/payment-events.ts';
import { wiser } from '../../src/domain/charge.ts';
import { toldAgainAfter } from '../../src/domain/payment.ts';
import type { Payment } from '../../src/domain/payment.ts';
import type { Payments } from '../../src/ports.ts';
import type { SandboxSession } from '../../src/sandbox/session.ts';

/** All that the payments' table holds: its items and its outbox. */
export const memoryPaymentStore = () => ({
  payments: new Map<OrderId, Payment>(),
  /** When something was told of each last, in epoch milliseconds. */
  toldAt: new Map<OrderId, number>(),
  webhooks: new Set<string>(),
  sessions: new Map<string, SandboxSession>(),
  told: [] as Message[],
});

export type MemoryPaymentStore = ReturnType<typeof memoryPaymentStore>;

/** Stands where a call makes a second request: others may come first, and a crash may end it there. */
export type Between = () => Promise<void>;

/** As `paymentsTable`; `test/integration/conformance.test.ts` holds the two against each other. */
export const memoryPayments = (
  { payments, toldAt, webhooks, told }: MemoryPaymentStore,
  outbox: Outbox<Message>,
  clock: Clock,
  between: Between = () => Promise.resolve(),
): Payments => {
  const existing = async (orderId: OrderId): Promise<Payment> => {
    await between();
    const payment = payments.get(orderId);
    if (!payment) throw new Error(`The payment of ${orderId} is gone`);
    return payment;
  };

  return {
    find: (orderId) => Promise.resolve(payments.get(orderId)),

    keep: async (payment) => {
      await Promise.resolve();
      if (payments.has(payment.orderId)) return existing(payment.orderId);
      payments.set(payment.orderId, payment);
      return payment;
    },

    change: async (orderId, change) => {
      await Promise.resolve();
      const stored = payments.get(orderId);
      if (stored && allows(change, stored.status))
        payments.set(orderId, { ...stored, status: change.to, version: stored.version + 1 });
      return existing(orderId);
    },

    record: async (payment, news, webhookId) => {
      await Promise.resolve();
      if (webhookId !== undefined && webhooks.has(webhookId)) return 'known';
      const stored = payments.get(payment.orderId);
      if (stored?.version !== payment.version || !allows(news.change, stored.status)) return 'overtaken';
      const after = wiser(stored, news);
      payments.set(payment.orderId, after);
      if (webhookId !== undefined) webhooks.add(webhookId);
      toldAt.set(payment.orderId, clock.now());
      told.push(...paymentEvents(outbox, stored, news));
      return 'recorded';
    },

    tellAgain: async (payment) => {
      await Promise.resolve();
      const { orderId, version } = payment;
      const isLong = (toldAt.get(orderId) ?? -Infinity) <= clock.now() - toldAgainAfter;
      if (payments.get(orderId)?.version !== version || !isLong) return;
      toldAt.set(orderId, clock.now());
      told.push(standingEvent(outbox, payment));
    },
  };
};
