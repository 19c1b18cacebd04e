import type { chargeSandbox as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { chargeSession, mostCharges } from './session.ts';
import type { SandboxSessions } from './sessions.ts';

/** Takes money of a session in any state, as providers are known to do, a few times. */
export const chargeSandbox =
  ({ sessions }: { sessions: SandboxSessions }): UseCase<typeof contract> =>
  async ({ sessionId, amount, currency, silent }) => {
    for (;;) {
      const session = await sessions.find(sessionId);
      if (!session) return refusal('payment-not-found');
      if (session.charges.length >= mostCharges)
        return refusal('payment-not-open', { detail: `The sandbox takes at most ${mostCharges} charges of a payment` });
      const charged = { amount: amount ?? session.amount.amount, currency: currency ?? session.amount.currency };
      const change = chargeSession(session, charged, silent ?? session.silent);
      const charge = change.set?.charges?.at(-1);
      if (charge && (await sessions.change(session, change))) return ok(charge);
    }
  };
