import type { EventOf } from '@onsale/contracts/event';
import { paymentPartial, paymentRefunded, paymentSucceeded } from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { cloudEvent } from '@onsale/testing/queue-event';
import type { Order } from '../../src/domain/order.ts';
import type { Payments } from '../../src/ports.ts';

export type PaymentEvent = EventOf<typeof paymentSucceeded> | EventOf<typeof paymentPartial> | EventOf<typeof paymentRefunded>;

/** The payments service with at most one payment; `sent` holds its events, each made once. */
export const fakePayments = () => {
  const payment = { status: 'none' as Awaited<ReturnType<Payments['close']>>, refunds: 0 };
  const sent: PaymentEvent[] = [];
  let facts = { paymentId: makeId('payment', 'one'), orderId: makeId('order', 'none'), amount: money(0, 'EUR') };
  const url = 'https://pay.example/one';

  const open = ({ orderId, total }: Order): void => {
    if (payment.status !== 'none') return;
    facts = { ...facts, orderId, amount: total };
    payment.status = 'open';
  };

  const refund = (): void => {
    if (payment.status === 'none' || payment.status === 'open' || payment.status === 'closed')
      throw new Error('payment-not-paid');
    if (payment.status !== 'paid') return;
    payment.status = 'refunding';
    payment.refunds += 1;
  };

  const payments: Payments = {
    open: (order) => {
      open(order);
      return Promise.resolve(url);
    },
    checkoutUrl: () => Promise.resolve(payment.status === 'open' ? url : undefined),
    close: () => {
      if (payment.status === 'open') payment.status = 'closed';
      return Promise.resolve(payment.status);
    },
    refund: async () => {
      await Promise.resolve();
      refund();
    },
  };
  return {
    payments,
    payment,
    sent,
    buyerPays: () => {
      if (payment.status !== 'open') return;
      payment.status = 'paid';
      sent.push(cloudEvent(paymentSucceeded, facts));
    },
    /** One cent is missing. */
    buyerPaysTooLittle: () => {
      if (payment.status !== 'open') return;
      payment.status = 'paid';
      sent.push(cloudEvent(paymentPartial, { ...facts, received: money(facts.amount.amount - 1, 'EUR') }));
    },
    providerRefunds: () => {
      if (payment.status !== 'refunding') return;
      payment.status = 'refunded';
      sent.push(cloudEvent(paymentRefunded, facts));
    },
  };
};
