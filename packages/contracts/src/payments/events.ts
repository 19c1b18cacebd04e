import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { MoneyShape, OrderId, PaymentId } from '../shapes.ts';

const PaymentFacts = z.object({ paymentId: PaymentId, orderId: OrderId, amount: MoneyShape });

/** The provider has the buyer's money. Said once a payment, when its webhook is first believed. */
export const paymentSucceeded = defineEvent({ type: 'onsale.payments.payment-succeeded.v1', data: PaymentFacts });

/** An attempt was declined; the payment stays open. */
export const paymentDeclined = defineEvent({ type: 'onsale.payments.payment-declined.v1', data: PaymentFacts });

/** The provider has sent the money back. */
export const paymentRefunded = defineEvent({ type: 'onsale.payments.payment-refunded.v1', data: PaymentFacts });
