import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { MoneyShape, OrderId, PaymentId } from '../shapes.ts';

const PaymentFacts = z.object({ paymentId: PaymentId, orderId: OrderId, amount: MoneyShape });

/** The provider has the buyer's money. Said once a payment, when its webhook is first believed. */
export const paymentSucceeded = defineEvent({ type: 'onsale.payments.payment-succeeded.v1', data: PaymentFacts });

/** The provider has money of the buyer's that is less than what is owed, or of another currency: it is not paid, and waits to be sent back. */
export const paymentPartial = defineEvent({
  type: 'onsale.payments.payment-partial.v1',
  data: z.extend(PaymentFacts, { received: MoneyShape }),
});

/** The provider took more than is owed, or took it twice: this much goes back, and the payment stands. */
export const paymentSurplus = defineEvent({
  type: 'onsale.payments.payment-surplus.v1',
  data: z.extend(PaymentFacts, { surplus: MoneyShape }),
});

/** An attempt was declined; the payment stays open. */
export const paymentDeclined = defineEvent({ type: 'onsale.payments.payment-declined.v1', data: PaymentFacts });

/** The provider has sent the money back, all that it had for the payment. */
export const paymentRefunded = defineEvent({ type: 'onsale.payments.payment-refunded.v1', data: PaymentFacts });
