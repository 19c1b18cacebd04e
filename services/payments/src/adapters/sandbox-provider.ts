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

const eventTypes: Readonly<Record<SandboxWebhook['type'], ProviderEvent['type']>> = {
  'payment.paid': 'paid',
  'payment.declined': 'declined',
  'payment.refunded': 'refunded',
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
      await sessions.open({ sessionId, status: 'open', declined: false, ...request });
      return { sessionId, checkoutUrl: `${siteUrl}${showSandboxCheckout.path.replace('{sessionId}', sessionId)}` };
    },

    closeSession: async (sessionId) => {
      await sessions.change(await existing(sessionId), closeSession);
      return (await existing(sessionId)).status === 'closed' ? 'closed' : 'paid';
    },

    refund: async (sessionId) => {
      await sessions.change(await existing(sessionId), refundSession, 'payment.refunded');
    },

    verifyWebhook: async (webhook) => {
      if (!isGenuine(webhook, await webhookSecret(), clock.now())) return err('signature-invalid');
      const { type, data } = z.parse(SandboxWebhook, JSON.parse(webhook.rawBody)); // signed by us, so a fault if it is not ours
      return ok({ webhookId: webhook.headers['webhook-id'], type: eventTypes[type], orderId: data.orderId });
    },
  };
};

/** The same for the same payment, so that opening twice opens one; nobody without the secret can guess it (100 bits). */
const sessionIdOf = (paymentId: string, secret: string): string =>
  idBodyFrom(createHmac('sha256', secret).update(`session ${paymentId}`).digest());
