import type { showSandboxCheckout as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { checkoutPage } from './checkout-page.ts';
import type { SandboxSessions } from './sessions.ts';

export const showSandboxCheckout =
  ({ sessions, clock }: { sessions: SandboxSessions; clock: Clock }): UseCase<typeof contract> =>
  async ({ sessionId }) => {
    const session = await sessions.find(sessionId);
    return session ? ok({ html: checkoutPage(session, clock.now()).markup }) : refusal('payment-not-found');
  };
