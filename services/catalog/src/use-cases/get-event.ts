import type { getEvent as contract } from '@onsale/contracts/catalog/api';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { publicView } from '../domain/event-views.ts';
import type { Events } from '../ports.ts';

export const getEvent =
  ({ events }: { events: Events }): UseCase<typeof contract> =>
  async ({ eventId }, { caller }) => {
    const event = await events.find(eventId);
    return event && event.status !== 'draft' && isOpenTo(caller, event) ? ok(publicView(event)) : refusal('event-not-found');
  };
