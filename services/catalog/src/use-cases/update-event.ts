import type { updateEvent as contract } from '@onsale/contracts/catalog/api';
import { eventChanged } from '@onsale/contracts/catalog/events';
import type { ErrorOf } from '@onsale/contracts/endpoint';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { err, ok } from '@onsale/kernel/result';
import { changeEvent } from '../domain/change-event.ts';
import { paymentFault } from '../domain/event.ts';
import { organizerView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const updateEvent =
  ({ events, clock, sellsLive }: { events: Events; clock: Clock; sellsLive: boolean }): UseCase<typeof contract> =>
  async ({ eventId, ...changes }, { caller, act }) => {
    const updated = await events.change<ErrorOf<typeof contract>>(eventId, (event) => {
      if (!isOpenTo(caller, event)) return refusal('event-not-found');
      if (event.cancelledAt !== undefined)
        return refusal('event-cancelled', { detail: 'It was cancelled for good: nothing of it changes' });
      const changed = changeEvent(event, changes, clock.now());
      if (!changed.ok) return changed;
      if (event.status === 'draft') return ok({ event: changed.value, act: act(eventId) });
      const fault = paymentFault(changed.value, sellsLive);
      return fault ? err(fault) : ok({ event: changed.value, tell: eventChanged, act: act(eventId) });
    });
    return updated.ok ? ok(organizerView(updated.value)) : updated;
  };
