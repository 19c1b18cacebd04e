import * as z from 'zod/mini';
import { defineEndpoint, html, noContent, rawBody, seeOther } from '../endpoint.ts';
import { CurrencyCode, Instant, Locale, MoneyShape, OrderId, PaymentId, text, whole } from '../shapes.ts';

/** `open` can still be paid; `closed` can no longer be; `paid` is paid; the rest follow a payment. */
export const PaymentStatus = z.enum(['open', 'closed', 'paid', 'refunding', 'refunded']);
export type PaymentStatus = z.output<typeof PaymentStatus>;

const PaymentShape = z.object({
  paymentId: PaymentId,
  orderId: OrderId,
  status: PaymentStatus,
  amount: MoneyShape,
  checkoutUrl: z.string(),
});

/** An order has one payment, so its order's id names it. */
const paymentParams = z.strictObject({ orderId: OrderId });

export const createPayment = defineEndpoint({
  method: 'POST',
  repeatable: true,
  path: '/internal/v1/payments',
  auth: 'service',
  summary: 'Open a payment for an order; an order has one, and asking again answers the same',
  body: z.strictObject({
    orderId: OrderId,
    amount: MoneyShape,
    /** For the buyer on the pay page, e.g. the event's name. */
    description: text(200),
    locale: Locale,
    expiresAt: Instant,
    /** Where the buyer goes after paying, or after giving up. */
    returnUrl: z.url(),
  }),
  responses: { 201: PaymentShape },
  errors: [],
});

export const getPayment = defineEndpoint({
  method: 'GET',
  path: '/internal/v1/payments/{orderId}',
  auth: 'service',
  summary: 'Read a payment as we know it',
  params: paymentParams,
  responses: { 200: PaymentShape },
  errors: ['payment-not-found'],
});

export const closePayment = defineEndpoint({
  method: 'POST',
  repeatable: true,
  path: '/internal/v1/payments/{orderId}/close',
  auth: 'service',
  summary: 'Close a payment at the provider, so that it can no longer be paid; answers `paid` where it is too late',
  params: paymentParams,
  responses: { 200: PaymentShape },
  errors: ['payment-not-found'],
});

export const refundPayment = defineEndpoint({
  method: 'POST',
  repeatable: true,
  path: '/internal/v1/payments/{orderId}/refund',
  auth: 'service',
  summary: 'Send the money back, once however often it is asked',
  params: paymentParams,
  body: z.strictObject({ reason: text(200) }),
  responses: { 200: PaymentShape },
  errors: ['payment-not-found', 'payment-not-paid'],
});

export const receiveSandboxWebhook = defineEndpoint({
  method: 'POST',
  path: '/v1/payments/webhooks/sandbox',
  auth: 'public',
  summary: 'Where the sandbox provider tells what happened; signed as Standard Webhooks 1.0 say',
  headers: z.looseObject({
    'webhook-id': z.string(),
    'webhook-timestamp': z.string(),
    'webhook-signature': z.string(),
  }),
  body: rawBody,
  responses: { 204: noContent },
  errors: ['signature-invalid', 'payment-not-found'],
});

const sandboxParams = z.strictObject({ sessionId: z.string().check(z.regex(/^[0-9a-z]{8,64}$/)) });

export const showSandboxCheckout = defineEndpoint({
  method: 'GET',
  path: '/v1/payments/sandbox/{sessionId}',
  auth: 'public',
  summary: 'The sandbox provider’s pay page, for a person',
  params: sandboxParams,
  responses: { 200: html },
  errors: ['payment-not-found'],
});

export const paySandbox = defineEndpoint({
  method: 'POST',
  path: '/v1/payments/sandbox/{sessionId}/pay',
  auth: 'public',
  summary: 'Pay with play money, then go back to the shop',
  params: sandboxParams,
  responses: { 303: seeOther },
  errors: ['payment-not-found', 'payment-not-open'],
});

export const declineSandbox = defineEndpoint({
  method: 'POST',
  path: '/v1/payments/sandbox/{sessionId}/decline',
  auth: 'public',
  summary: 'Let the payment be declined, then go back to the shop; it can be tried again',
  params: sandboxParams,
  responses: { 303: seeOther },
  errors: ['payment-not-found', 'payment-not-open'],
});

export const chargeSandbox = defineEndpoint({
  method: 'POST',
  path: '/v1/payments/sandbox/{sessionId}/charges',
  auth: 'public',
  summary:
    'For tests: the sandbox takes play money as a real provider might, too late, too little, too much, twice, or without a word; a few times a payment',
  params: sandboxParams,
  body: z.strictObject({
    /** Minor units; what is owed, unless said. */
    amount: z.optional(whole(1, 1_000_000_000_000)),
    currency: z.optional(CurrencyCode),
    /** From now on the session sends no webhooks, of refunds neither. */
    silent: z.optional(z.literal(true)),
  }),
  responses: { 201: z.object({ chargeId: z.string(), amount: MoneyShape }) },
  errors: ['payment-not-found', 'payment-not-open'],
});
