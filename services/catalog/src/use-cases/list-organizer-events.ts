import type { listOrganizerEvents as contract } from '@onsale/contracts/catalog/api';
import { isOpenTo, isTheirEvent, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { organizerView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const listOrganizerEvents =
  ({ events }: { events: Events }): UseCase<typeof contract> =>
  async ({ organizerId, ...page }, { caller }) => {
    if (organizerId !== caller.organizerId) return refusal('organizer-not-found');
    const found = await events.listOfOrganizer(organizerId, page);
    if (!found.ok) return found;
    const theirs = found.value.items.filter((event) => isTheirEvent(caller, event.eventId) && isOpenTo(caller, event));
    return ok({ ...found.value, items: theirs.map(organizerView) });
  };
