import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { reconciliation } from '@onsale/reconcile/reconciliation';
import { servicesAt } from '@onsale/reconcile/services';
import { insideOf } from './internal-api.ts';
import type { Stack } from './shared-stack.ts';

/** What `npm run reconcile` answers of one event: kinds and ids of what differs for as long as `settle` milliseconds. */
export const reconcile = async (
  stack: Stack,
  eventId: string,
  { settle = 20_000, mend = false } = {},
): Promise<{ differences: { kind: string; id: string }[]; mended: number }> => {
  const services = servicesAt(insideOf(stack), eventId as EventId); // as the API answered it
  const pause = (milliseconds: number) => sleep(milliseconds);
  const run = reconciliation({ ...services, clock: systemClock, pause, say: () => undefined }, settle);
  const { differences, mended } = await run(mend);
  return { differences: differences.map(({ kind, id }) => ({ kind, id })), mended };
};
