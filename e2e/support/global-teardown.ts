import { rmSync } from 'node:fs';
import type { RunningStack } from '@onsale/local/stack';

/** What the setup started; both run in jest's own process. */
export const running: { stack?: RunningStack; home?: string } = {};

export default async (): Promise<void> => {
  await running.stack?.stop();
  if (running.home !== undefined) rmSync(running.home, { recursive: true, force: true });
};
