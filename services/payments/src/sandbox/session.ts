import type { Locale } from '@onsale/contracts/shapes';
import type { OrderId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import { transition } from '@onsale/kernel/transition';
import type { Transition } from '@onsale/kernel/transition';
import type { Charge } from '../domain/charge.ts';
import type { SandboxWebhook } from './webhook.ts';

export type SessionStatus = 'open' | 'closed' | 'paid' | 'refunded';

/** A hosted pay page and what became of it. */
export type SandboxSession = {
  /** Unguessable: who knows it may pay. */
  readonly sessionId: string;
  readonly status: SessionStatus;
  /** Was the last attempt declined? */
  readonly declined: boolean;
  /** The shop's own name for what is paid; its webhooks carry it. */
  readonly orderId: OrderId;
  readonly amount: Money;
  readonly description: string;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly returnUrl: string;
  /** All money that was taken: one charge, but for tests. */
  readonly charges: readonly Charge[];
  /** All that went back of it. */
  readonly refunds: readonly { readonly refundId: string; readonly amount: Money }[];
  /** Sends no webhooks. */
  readonly silent: boolean;
  /** Grows by one with each change. */
  readonly version: number;
};

/**
 * Charges that one session takes at most: tests need three. Whoever knows a session may charge it, and each charge too many is a mail to whatever
 * address its order names.
 */
export const mostCharges = 4;

/** A change of a session as it was read, and the webhook that tells of it. */
export type SessionChange = Transition<SessionStatus> & {
  readonly set?: Partial<Pick<SandboxSession, 'declined' | 'charges' | 'refunds' | 'silent'>>;
  readonly webhook?: Pick<SandboxWebhook, 'type'> & Omit<SandboxWebhook['data'], 'orderId'>;
};

const chargeOf = ({ sessionId, charges }: SandboxSession, amount: Money): Charge => ({
  chargeId: `${sessionId}-${charges.length + 1}`,
  amount,
});

/** A buyer pays what is owed. */
export const paySession = (session: SandboxSession): SessionChange => ({
  ...chargeSession(session, session.amount),
  from: ['open'],
});

/** The provider has money, whatever it was told before. */
export const chargeSession = (session: SandboxSession, amount: Money, silent = session.silent): SessionChange => {
  const charge = chargeOf(session, amount);
  return {
    ...transition<SessionStatus>({ from: ['open', 'closed', 'paid', 'refunded'], to: 'paid' }),
    set: { charges: [...session.charges, charge], declined: false, silent },
    webhook: { type: 'payment.paid', charge },
  };
};

export const declineSession: SessionChange = {
  ...transition<SessionStatus>({ from: ['open'], to: 'open' }),
  set: { declined: true },
  webhook: { type: 'payment.declined' },
};

export const closeSession: SessionChange = transition<SessionStatus>({ from: ['open'], to: 'closed' });

/** The session is refunded when nothing is left that could go back. */
export const refundSession = (session: SandboxSession, refundId: string, charge: Charge): SessionChange => {
  const refunds = [...session.refunds, { refundId, amount: charge.amount }];
  return {
    ...transition<SessionStatus>({ from: ['paid'], to: sumOf(refunds) < sumOf(session.charges) ? 'paid' : 'refunded' }),
    set: { refunds },
    webhook: { type: 'payment.refunded', charge, refundId },
  };
};

const sumOf = (parts: readonly { readonly amount: Money }[]): number => parts.reduce((sum, { amount }) => sum + amount.amount, 0);

/** What a person finds there: an open session ends by itself when its time is over. */
export const standingOf = (session: SandboxSession, now: number): SessionStatus | 'expired' =>
  session.status === 'open' && now >= session.expiresAt ? 'expired' : session.status;
