import type { listEvents as contract } from '@onsale/contracts/catalog/api';
import { modeOf } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { publicView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const listEvents =
  ({ events, clock }: { events: Events; clock: Clock }): UseCase<typeof contract> =>
  async (page, { caller }) => {
    const found = await events.listUpcoming(clock.now(), page, { mode: modeOf(caller), organizerId: caller?.organizerId });
    return found.ok ? ok({ ...found.value, items: found.value.items.map(publicView) }) : found;
  };
