import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { allows } from '@onsale/kernel/transition';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import type { SandboxSessions } from '../../src/sandbox/sessions.ts';
import { deliverSandboxWebhook } from '../../src/sandbox/webhook.ts';
import type { MemoryPaymentStore } from './memory-payments.ts';

/** As `sandboxSessionsTable`; its webhooks are numbered. */
export const memorySandboxSessions = (
  { sessions, told }: MemoryPaymentStore,
  outbox: Outbox<Message>,
  clock: Clock,
): SandboxSessions => ({
  open: async (session) => {
    await Promise.resolve();
    if (!sessions.has(session.sessionId)) sessions.set(session.sessionId, session);
  },

  find: (sessionId) => Promise.resolve(sessions.get(sessionId)),

  change: async ({ sessionId, orderId, version }, { set, webhook, ...change }) => {
    await Promise.resolve();
    const stored = sessions.get(sessionId);
    if (stored?.version !== version || !allows(change, stored.status)) return false;
    const after = { ...stored, ...set, status: change.to, version: version + 1 };
    sessions.set(sessionId, after);
    if (webhook && !after.silent) {
      const { type, ...news } = webhook;
      const body = { type, timestamp: rfc3339(clock.now()), data: { orderId, ...news } };
      told.push(outbox.task(deliverSandboxWebhook, { webhookId: `msg_${told.length}`, webhook: body }));
    }
    return true;
  },
});
