import { paymentPartial, paymentRefunded, paymentSucceeded, paymentSurplus } from '@onsale/contracts/payments/events';
import type { Outbox } from '@onsale/runtime/outbox';
import { factsOf, isEnough } from '../domain/charge.ts';
import type { Payment } from '../domain/payment.ts';
import type { News } from '../ports.ts';

/** What the world is told of a payment that was as given here, and has learned this: of money that goes back apart. */
export const paymentEvents = <Item>(outbox: Outbox<Item>, payment: Payment, { events, charge, surplus }: News): Item[] =>
  events.map((event) => {
    const learned = event === paymentSurplus ? { ...(surplus && { surplus }) } : { ...(charge && { charge }) };
    return outbox.event(event, {
      subject: payment.paymentId,
      version: payment.version + 1,
      data: factsOf(payment, learned),
    });
  });

/** What a payment that is paid, or refunded, tells of how it stands. */
export const standingEvent = <Item>(outbox: Outbox<Item>, payment: Payment): Item => {
  const { paymentId, status, version, charge, amount } = payment;
  if (!charge || (status !== 'paid' && status !== 'refunded'))
    throw new Error(`The payment of ${payment.orderId} is ${status}, of which there is nothing to tell`);
  const paid = isEnough(charge, amount) ? paymentSucceeded : paymentPartial;
  const event = status === 'paid' ? paid : paymentRefunded;
  return outbox.event(event, { subject: paymentId, version, data: factsOf(payment, { charge }) });
};
