import type { createEvent as contract } from '@onsale/contracts/catalog/api';
import { modeOf, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { newId } from '@onsale/kernel/id';
import { err, ok } from '@onsale/kernel/result';
import { startFault } from '../domain/event.ts';
import type { CatalogEvent } from '../domain/event.ts';
import { sizeFault } from '../domain/event-size.ts';
import { organizerView } from '../domain/event-views.ts';
import { ticketTypesFault } from '../domain/ticket-types.ts';
import type { Events, SeatingPlans, Venues } from '../ports.ts';

type Ports = { venues: Venues; plans: SeatingPlans; events: Events; clock: Clock };

export const createEvent =
  ({ venues, plans, events, clock }: Ports): UseCase<typeof contract> =>
  async ({ venueId, seatingPlanId, ...request }, { caller, act }) => {
    const mode = modeOf(caller);
    if (request.mode !== undefined && request.mode !== mode)
      return refusal('forbidden', {
        field: 'mode',
        detail: `Test events are made with test keys, live ones without: you act ${mode}`,
      });
    const venue = await venues.find(venueId);
    if (venue?.organizerId !== caller.organizerId) return refusal('venue-not-found', { field: 'venueId' });
    const plan = seatingPlanId && (await plans.find(venueId, seatingPlanId));
    if (seatingPlanId && !plan) return refusal('seating-plan-not-found', { field: 'seatingPlanId' });

    const fault = startFault(request.startsAt, clock.now()) ?? ticketTypesFault(request.ticketTypes, plan, request.quotas);
    if (fault) return err(fault);

    const event: CatalogEvent = {
      ...{ ...request, mode },
      eventId: newId('event'),
      organizerId: caller.organizerId,
      status: 'draft',
      startsAt: rfc3339(Date.parse(request.startsAt)),
      timeZone: venue.timeZone,
      venue: { venueId, name: venue.name, address: venue.address },
      seatingPlan: plan?.pointer,
      ticketTypes: request.ticketTypes.map((type) => ({ ticketTypeId: newId('ticketType'), ...type })),
      createdAt: rfc3339(clock.now()),
      version: 1,
      stockVersion: 0,
    };
    const large = sizeFault(event, 'ticketTypes');
    if (large) return err(large);
    await events.create(event, act(event.eventId, { within: venueId }));
    return ok(organizerView(event));
  };
