import { receiveSandboxWebhook } from '@onsale/contracts/payments/api';
import type { Clock } from '@onsale/kernel/clock';
import type { TaskDataOf } from '@onsale/runtime/task';
import { signedHeaders } from './webhook-signature.ts';
import type { deliverSandboxWebhook as task } from './webhook.ts';

type Ports = {
  readonly clock: Clock;
  readonly webhookSecret: () => Promise<string>;
  readonly apiUrl: string;
};

/** Less than the function has, so that a receiver that hangs is a failed try and not a lost one. */
const deadlineMilliseconds = 5000;

/** Each try is signed afresh under the same id. Throws unless it is answered 2xx; the queue then tries again. */
export const deliverSandboxWebhook =
  ({ clock, webhookSecret, apiUrl }: Ports) =>
  async ({ webhookId, webhook }: TaskDataOf<typeof task>): Promise<void> => {
    const body = JSON.stringify(webhook);
    const timestamp = Math.floor(clock.now() / 1000);
    const response = await fetch(`${apiUrl}${receiveSandboxWebhook.path}`, {
      method: receiveSandboxWebhook.method,
      headers: { 'content-type': 'application/json', ...signedHeaders(webhookId, timestamp, body, await webhookSecret()) },
      body,
      signal: AbortSignal.timeout(deadlineMilliseconds),
    });
    if (!response.ok) throw new Error(`The webhook ${webhookId} was answered ${response.status}`);
  };
