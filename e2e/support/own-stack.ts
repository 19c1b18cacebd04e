import { loopback, portsFrom } from '@onsale/local/ports';
import type { RunningStack } from '@onsale/local/stack';
import type { Stack } from './shared-stack.ts';

/** A running system as the tests see it. */
export const describeStack = ({ url, mailbox, organizerKey }: RunningStack, port: number): Stack => ({
  site: url,
  mailbox,
  organizerKey,
  dynamodb: `http://${loopback}:${portsFrom(port).dynamodb}`,
});
