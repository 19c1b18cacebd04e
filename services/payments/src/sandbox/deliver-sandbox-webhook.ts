import { receiveSandboxWebhook } from '@onsale/contracts/payments/api';
import type { Clock } from '@onsale/kernel/clock';
import { currentCorrelationId } from '@onsale/runtime/correlation';
import { sendHttp } from '@onsale/runtime/send-http';
import type { TaskDataOf } from '@onsale/runtime/task';
import { signedHeaders } from './webhook-signature.ts';
import type { deliverSandboxWebhook as task } from './webhook.ts';

type Ports = {
  readonly clock: Clock;
  readonly webhookSecret: () => Promise<string>;
  readonly apiUrl: string;
};

/** Less than the 10 s of the function, so that a receiver that hangs fails this webhook and not its whole batch. */
const deadlineMilliseconds = 8000;

/** Each try is signed afresh under the same id. Throws unless it is answered 2xx; the queue then tries again. */
export const deliverSandboxWebhook =
  ({ clock, webhookSecret, apiUrl }: Ports) =>
  async ({ webhookId, webhook }: TaskDataOf<typeof task>): Promise<void> => {
    const body = JSON.stringify(webhook);
    const timestamp = Math.floor(clock.now() / 1000);
    const { status } = await sendHttp({
      url: new URL(`${apiUrl}${receiveSandboxWebhook.path}`),
      method: receiveSandboxWebhook.method,
      headers: {
        'content-type': 'application/json',
        'x-correlation-id': currentCorrelationId(),
        ...signedHeaders(webhookId, timestamp, body, await webhookSecret()),
      },
      body,
      signal: AbortSignal.timeout(deadlineMilliseconds),
    });
    if (status >= 300) throw new Error(`The webhook ${webhookId} was answered ${status}`);
  };
