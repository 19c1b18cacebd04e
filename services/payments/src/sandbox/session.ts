import type { Locale } from '@onsale/contracts/shapes';
import type { OrderId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import { transition } from '@onsale/kernel/transition';

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
};

export const paySession = transition<SessionStatus>({ from: ['open'], to: 'paid' });
export const declineSession = transition<SessionStatus>({ from: ['open'], to: 'open' });
export const closeSession = transition<SessionStatus>({ from: ['open'], to: 'closed' });
export const refundSession = transition<SessionStatus>({ from: ['paid'], to: 'refunded' });

/** What a person finds there: an open session ends by itself when its time is over. */
export const standingOf = (session: SandboxSession, now: number): SessionStatus | 'expired' =>
  session.status === 'open' && now >= session.expiresAt ? 'expired' : session.status;
