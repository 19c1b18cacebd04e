import type { declineSandbox as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { declineSession, standingOf } from './session.ts';
import type { SandboxSessions } from './sessions.ts';

/** As a card that is refused: the shop hears of it, and the session stays open for another try. */
export const declineSandbox =
  ({ sessions, clock }: { sessions: SandboxSessions; clock: Clock }): UseCase<typeof contract> =>
  async ({ sessionId }) => {
    for (;;) {
      const session = await sessions.find(sessionId);
      if (!session) return refusal('payment-not-found');
      const standing = standingOf(session, clock.now());
      if (standing !== 'open') return refusal('payment-not-open', { detail: `This payment is ${standing}.` });
      if (await sessions.change(session, declineSession)) return ok({ location: session.returnUrl });
    }
  };
