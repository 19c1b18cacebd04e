import { loopback, portsFrom } from '@onsale/local/ports';
import type { RunningStack } from '@onsale/local/stack';
import type { Stack } from './shared-stack.ts';

/**
 * A base port for a system of this run: runs side by side do not meet, nor what a developer has on 3000. All are below 32768, from where
 * on Linux gives ports to whoever connects somewhere.
 */
export const basePort = (which: number): number =>
  Number((process.env[firstPort] ??= String(20_000 + (process.pid % 300) * 40))) + which * 10;

/** Chosen once in jest's own process, whose workers are of the same run. */
const firstPort = 'ONSALE_E2E_PORT';

/** A running system as the tests see it. */
export const describeStack = (
  {
    url,
    mailbox,
    signIn,
    organizerKey,
  }: Pick<RunningStack, 'url' | 'mailbox' | 'organizerKey'> & Partial<Pick<RunningStack, 'signIn'>>,
  port: number,
): Stack => ({
  site: url,
  api: url,
  mailbox,
  ...(signIn !== undefined && { signIn }),
  organizerKey,
  tables: { endpoint: `http://${loopback}:${portsFrom(port).dynamodb}`, accessKeyId: 'local', stage: 'local' },
});
