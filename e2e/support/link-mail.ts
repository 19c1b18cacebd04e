import { until } from '@onsale/testing/until';
import { mailsTo } from './mailbox.ts';
import type { Mail } from './mailbox.ts';
import type { Stack } from './shared-stack.ts';

/** The mail with the link to all orders of an address. */
export const linkMailTo = (stack: Stack, address: string): Promise<Mail> =>
  until(
    `a mail with a link to ${address}`,
    async () => (await mailsTo(stack, address)).find(({ text }) => text.includes('#link=')),
    60_000,
  );

export const linkIn = ({ text }: Mail): string => /https?:\S+#link=\S+/.exec(text)?.[0] ?? '';

export const tokenIn = (mail: Mail): string => linkIn(mail).split('#link=')[1] ?? '';
