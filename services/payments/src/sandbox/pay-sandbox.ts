import type { paySandbox as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { paySession, standingOf } from './session.ts';
import type { SandboxSessions } from './sessions.ts';

/** Pressing twice pays once, and both times the way leads back to the shop. */
export const paySandbox =
  ({ sessions, clock }: { sessions: SandboxSessions; clock: Clock }): UseCase<typeof contract> =>
  async ({ sessionId }) => {
    for (;;) {
      const session = await sessions.find(sessionId);
      if (!session) return refusal('payment-not-found');
      const standing = standingOf(session, clock.now());
      if (standing === 'paid') return ok({ location: session.returnUrl });
      if (standing !== 'open') return refusal('payment-not-open', { detail: `This payment is ${standing}.` });
      await sessions.change(session, paySession(session)); // then look who won: a close may have been faster
    }
  };
