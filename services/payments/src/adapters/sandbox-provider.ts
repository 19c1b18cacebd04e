import { createHmac } from 'node:crypto';
import type { Clock } from '@onsale/kernel/clock';
import { showSandboxCheckout } from '@onsale/contracts/payments/api';
import { idBodyFrom } from '@onsale/kernel/id';
import { err, ok } from '@onsale/kernel/result';
import * as z from 'zod/mini';
import type { Provider, ProviderEvent } from '../ports.ts';
import { closeSession, refundSession } from '../sandbox/session.ts';
import type { SandboxSession } from '../sandbox/session.ts';
import type { SandboxSessions } from '../sandbox/sessions.ts';
import { isGenuine } from '../sandbox/webhook-signature.ts';
import { SandboxWebhook } from '../sandbox/webhook.ts';

type Dependencies = {
  readonly sessions: SandboxSessions;
  readonly webhookSecret: () => Promise<string>;
  readonly clock: Clock;
  /** Where buyers reach the API: the shop's own origin. */
  readonly siteUrl: string;
};

/** The shop's side of the sandbox: what it would ask of a real provider's API. */
export const sandboxProvider = ({ sessions, webhookSecret, clock, siteUrl }: Dependencies): Provider => {
  const existing = async (sessionId: string): Promise<SandboxSession> => {
    const session = await sessions.find(sessionId);
    if (!session) throw new Error('The sandbox does not know this session');
    return session;
  };

  return {
    openSession: async ({ paymentId, ...request }) => {
      const sessionId = sessionIdOf(paymentId, await webhookSecret());
      const untouched = { status: 'open', declined: false, charges: [], refunds: [], silent: false, version: 1 } as const;
      await sessions.open({ sessionId, ...untouched, ...request });
      return { sessionId, checkoutUrl: `${siteUrl}${showSandboxCheckout.path.replace('{sessionId}', sessionId)}` };
    },

    closeSession: async (sessionId) => {
      for (;;) {
        const session = await existing(sessionId);
        if (session.status !== 'open') return session.charges;
        if (await sessions.change(session, closeSession)) return [];
      }
    },

    refund: async ({ sessionId, refundId, ...charge }) => {
      for (;;) {
        const session = await existing(sessionId);
        if (session.refunds.some((made) => made.refundId === refundId)) return 'done';
        if (session.status !== 'paid') throw new Error('The sandbox has nothing to send back');
        if (await sessions.change(session, refundSession(session, refundId, charge))) return 'asked';
      }
    },

    verifyWebhook: async (webhook) => {
      if (!isGenuine(webhook, await webhookSecret(), clock.now())) return err('signature-invalid');
      return ok(eventOf(webhook.headers['webhook-id'], z.parse(SandboxWebhook, JSON.parse(webhook.rawBody))));
    },
  };
};

/** Signed by us, so it is a fault if it is not as we write it. */
const eventOf = (webhookId: string, { type, data: { orderId, charge, refundId } }: SandboxWebhook): ProviderEvent => {
  if (type === 'payment.declined') return { webhookId, orderId, type: 'declined' };
  if (charge && type === 'payment.paid') return { webhookId, orderId, type: 'paid', charge };
  if (charge && refundId !== undefined) return { webhookId, orderId, type: 'refunded', charge, refundId };
  throw new Error(`The webhook ${webhookId} says ${type} of no charge`);
};

/** The same for the same payment, so that opening twice opens one; nobody without the secret can guess it (100 bits). */
const sessionIdOf = (paymentId: string, secret: string): string =>
  idBodyFrom(createHmac('sha256', secret).update(`session ${paymentId}`).digest());
