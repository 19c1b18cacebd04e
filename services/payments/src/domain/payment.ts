import type { PaymentStatus } from '@onsale/contracts/payments/api';
import { idBody, makeId } from '@onsale/kernel/id';
import type { OrderId, PaymentId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import { transition } from '@onsale/kernel/transition';
import type { Charge } from './charge.ts';

export type Payment = {
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly amount: Money;
  readonly status: PaymentStatus;
  /** Grows by one with each change. */
  readonly version: number;
  /** What the provider calls it. */
  readonly sessionId: string;
  readonly checkoutUrl: string;
  /** What the provider has for it, once it is paid: what is owed, or less. */
  readonly charge?: Charge;
  /** What came besides and goes back. */
  readonly surplus?: readonly Charge[];
};

/** An order has one payment, so its id is the order's in other clothes: a second try to open it finds the first. */
export const paymentIdOf = (orderId: OrderId): PaymentId => makeId('payment', idBody(orderId));

export const close = transition<PaymentStatus>({ from: ['open'], to: 'closed' });

/** Also from closed: where the provider says that it has the money, it has the money. The order then sends it back. */
export const succeed = transition<PaymentStatus>({ from: ['open', 'closed'], to: 'paid' });

/** The buyer may try again, so nothing changes but that it was said. */
export const decline = transition<PaymentStatus>({ from: ['open'], to: 'open' });

export const startRefund = transition<PaymentStatus>({ from: ['paid'], to: 'refunding' });

/** From any state: a refund may be made at the provider, and its webhook may overtake the one of the payment. */
export const finishRefund = transition<PaymentStatus>({ from: ['open', 'closed', 'paid', 'refunding'], to: 'refunded' });

/** Milliseconds in which what a payment told last is expected to arrive. Whoever asks after that is told again. */
export const toldAgainAfter = 15 * 60_000;

/** As other services see it. */
export const viewOf = ({ paymentId, orderId, status, amount, checkoutUrl }: Payment) => ({
  paymentId,
  orderId,
  status,
  amount,
  checkoutUrl,
});
