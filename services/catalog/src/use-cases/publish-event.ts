import type { publishEvent as contract } from '@onsale/contracts/catalog/api';
import { eventPublished } from '@onsale/contracts/catalog/events';
import type { ErrorOf } from '@onsale/contracts/endpoint';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { err, ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import { publish, publishFault } from '../domain/event.ts';
import { organizerView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const publishEvent =
  ({ events, clock, sellsLive }: { events: Events; clock: Clock; sellsLive: boolean }): UseCase<typeof contract> =>
  async ({ eventId }, { caller, act }) => {
    const published = await events.change<ErrorOf<typeof contract>>(eventId, (event) => {
      if (!isOpenTo(caller, event)) return refusal('event-not-found');
      if (!allows(publish, event.status)) return ok({ event }); // published before: the same answer again
      const fault = publishFault(event, clock.now(), sellsLive);
      return fault ? err(fault) : ok({ event: { ...event, status: publish.to }, tell: eventPublished, act: act(eventId) });
    });
    return published.ok ? ok(organizerView(published.value)) : published;
  };
