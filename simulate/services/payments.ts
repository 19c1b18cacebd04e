import { paymentPartial, paymentRefunded, paymentSucceeded } from '@onsale/contracts/payments/events';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { sandboxProvider } from '../../services/payments/src/adapters/sandbox-provider.ts';
import type { Payments, Provider } from '../../services/payments/src/ports.ts';
import { chargeSession } from '../../services/payments/src/sandbox/session.ts';
import type { SandboxSessions } from '../../services/payments/src/sandbox/sessions.ts';
import { signedHeaders } from '../../services/payments/src/sandbox/webhook-signature.ts';
import type { deliverSandboxWebhook } from '../../services/payments/src/sandbox/webhook.ts';
import { receiveSandboxWebhook } from '../../services/payments/src/use-cases/receive-sandbox-webhook.ts';
import { memoryPayments, memoryPaymentStore } from '../../services/payments/test/memory/memory-payments.ts';
import { memorySandboxSessions } from '../../services/payments/test/memory/memory-sandbox-sessions.ts';
import type { Clock } from '@onsale/kernel/clock';
import type { Money } from '@onsale/kernel/money';
import type { TaskDataOf } from '@onsale/runtime/task';
import type { Chaos } from '../chaos.ts';
import { deployment } from '../deployment.ts';
import type { Told } from './told.ts';

type Ports = {
  readonly payments: Payments;
  readonly sessions: SandboxSessions;
  readonly provider: Provider;
  readonly clock: Clock;
};

const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
const webhookSecret = () => Promise.resolve(secret);

/** How a payment stands: told again after a while to whoever still asks. */
export const toldToWhoeverAsks: readonly string[] = [paymentSucceeded, paymentPartial, paymentRefunded].map(({ type }) => type);

/** Payments as it runs: its use cases over its memory, and the provider. */
export const paymentsService = (chaos: Chaos) => {
  const { clock } = chaos;
  const stored = memoryPaymentStore();
  const outbox = memoryOutbox(clock, 'payments');

  const functions = deployment(chaos, ({ through, between }): Ports => {
    const payments = through('payments', memoryPayments(stored, outbox, clock, between), ['keep', 'change']);
    const sessions = through('sessions', memorySandboxSessions(stored, outbox, clock), ['open']);
    const provider = sandboxProvider({ sessions, webhookSecret, clock, siteUrl: 'https://shop.example' });
    return { payments, sessions, provider, clock };
  });

  const deliverWebhook = async ({ webhookId, webhook }: TaskDataOf<typeof deliverSandboxWebhook>): Promise<void> => {
    const rawBody = JSON.stringify(webhook);
    const headers = signedHeaders(webhookId, Math.floor(clock.now() / 1000), rawBody, secret);
    const answer = await functions.run(receiveSandboxWebhook, { rawBody }, { headers, correlationId: 'simulated' });
    if (!answer.ok) throw new Error(`The webhook ${webhookId} was answered ${answer.error.code}`);
  };

  const told: Told = {
    messages: stored.told,
    consumers: [],
    tasks: { deliverSandboxWebhook: (data) => deliverWebhook(data as TaskDataOf<typeof deliverSandboxWebhook>) },
  };
  return {
    functions,
    stored,
    told,
    takeCharge: (charge: OddCharge): Promise<boolean> => functions.run(takeCharge, charge),
  };
};

/** `silent`: no webhook will ever tell of it. */
export type OddCharge = { readonly sessionId: string; readonly amount: Money; readonly silent: boolean };

/**
 * Providers take money after they were told not to (a transfer that was on its way, say), too little, too much, twice. One that is silent
 * can be asked how things stand, so it takes none after it has answered that.
 */
const takeCharge =
  ({ sessions }: Ports) =>
  async ({ sessionId, amount, silent }: OddCharge): Promise<boolean> => {
    const session = await sessions.find(sessionId);
    if (!session || session.silent || (silent && session.status !== 'open')) return false;
    return sessions.change(session, chargeSession(session, amount, silent));
  };

export type PaymentsService = ReturnType<typeof paymentsService>;
