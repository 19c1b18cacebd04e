import type { PaymentStatus } from '@onsale/contracts/payments/api';
import type {
  paymentDeclined,
  paymentPartial,
  paymentRefunded,
  paymentSucceeded,
  paymentSurplus,
} from '@onsale/contracts/payments/events';
import type { Locale } from '@onsale/contracts/shapes';
import type { OrderId, PaymentId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import type { Result } from '@onsale/kernel/result';
import type { Transition } from '@onsale/kernel/transition';
import type { Charge, Learned } from './domain/charge.ts';
import type { Payment } from './domain/payment.ts';

export type Payments = {
  find(orderId: OrderId): Promise<Payment | undefined>;

  /** Keeps a new payment; answers the one that is kept, which is an earlier one where there was one. */
  keep(payment: Payment): Promise<Payment>;

  /** Makes the change if it may still start; answers the payment as it then is, changed or not. */
  change(orderId: OrderId, change: Transition<PaymentStatus>): Promise<Payment>;

  /**
   * Makes the change, tells of it and remembers the webhook that said so, where the change alone would not keep it from being told
   * twice: all or nothing. `known`: this webhook was recorded before. `overtaken`: the payment is no longer as it was given here,
   * so read it and decide again.
   */
  record(payment: Payment, news: News, webhookId?: string): Promise<'recorded' | 'known' | 'overtaken'>;

  /** Tells once more that it is paid, or refunded, unless something was told of it within `toldAgainAfter` or it is no longer as given here. */
  tellAgain(payment: Payment): Promise<void>;
};

/** What a provider's word means to a payment, and what the world is told of it. */
export type News = Learned & {
  readonly events: readonly (
    typeof paymentSucceeded | typeof paymentPartial | typeof paymentSurplus | typeof paymentDeclined | typeof paymentRefunded
  )[];
};

/** A payment provider with a hosted pay page. Every call may be repeated and has the effect of one. */
export type Provider = {
  openSession(request: SessionRequest): Promise<Session>;

  /** Empty: it is closed and can never be paid. Else it is too late, and this is what the buyer has paid. */
  closeSession(sessionId: string): Promise<readonly Charge[]>;

  /** Asks for this amount of a charge back, once a `refundId`. `asked`: a webhook tells when it is done. */
  refund(request: RefundRequest): Promise<'asked' | 'done'>;

  /** What a webhook says, if it truly is the provider's and fresh. */
  verifyWebhook(webhook: Webhook): Promise<Result<ProviderEvent, 'signature-invalid'>>;
};

type SessionRequest = {
  /** The session is the same for the same payment. */
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly amount: Money;
  readonly description: string;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly returnUrl: string;
};

type RefundRequest = Charge & { readonly sessionId: string; readonly refundId: string };

type Session = { readonly sessionId: string; readonly checkoutUrl: string };

export type Webhook = {
  readonly headers: {
    readonly 'webhook-id': string;
    readonly 'webhook-timestamp': string;
    readonly 'webhook-signature': string;
  };
  readonly rawBody: string;
};

export type ProviderEvent = {
  /** The same however often it is delivered. */
  readonly webhookId: string;
  readonly orderId: OrderId;
} & (
  | { readonly type: 'paid'; readonly charge: Charge }
  | { readonly type: 'declined' }
  | { readonly type: 'refunded'; readonly refundId: string; readonly charge: Charge }
);
