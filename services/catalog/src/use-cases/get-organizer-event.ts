import type { getOrganizerEvent as contract } from '@onsale/contracts/catalog/api';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { organizerView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const getOrganizerEvent =
  ({ events }: { events: Events }): UseCase<typeof contract> =>
  async ({ organizerId, eventId }, { caller }) => {
    if (organizerId !== caller.organizerId) return refusal('organizer-not-found');
    const event = await events.find(eventId);
    return event && isOpenTo(caller, event) ? ok(organizerView(event)) : refusal('event-not-found');
  };
