import type { cancelEvent as contract } from '@onsale/contracts/catalog/api';
import { eventCancelled } from '@onsale/contracts/catalog/events';
import type { ErrorOf } from '@onsale/contracts/endpoint';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { cancelled } from '../domain/event.ts';
import { organizerView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

/** Cancels an event, once and for good: whoever asks again gets the same answer, and nothing is told twice. */
export const cancelEvent =
  ({ events, clock }: { events: Events; clock: Clock }): UseCase<typeof contract> =>
  async ({ eventId }, { caller, act }) => {
    const after = await events.change<ErrorOf<typeof contract>>(eventId, (event) => {
      if (!isOpenTo(caller, event)) return refusal('event-not-found');
      if (event.status === 'draft') return refusal('event-not-published');
      if (event.cancelledAt !== undefined) return ok({ event });
      return ok({ event: cancelled(event, clock.now()), tell: eventCancelled, act: act(eventId) });
    });
    return after.ok ? ok(organizerView(after.value)) : after;
  };
