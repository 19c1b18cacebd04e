import type { createSeatingPlan as contract } from '@onsale/contracts/catalog/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { newId } from '@onsale/kernel/id';
import { err, ok } from '@onsale/kernel/result';
import { outlineOf, planFault, seatCount } from '../domain/seating-plan.ts';
import type { PlanDocuments, SeatingPlans, Venues } from '../ports.ts';

/** The document comes first: a crash in between leaves one that nothing points to, and a plan that the organizer sends again. */
export const createSeatingPlan =
  ({ venues, plans, documents }: { venues: Venues; plans: SeatingPlans; documents: PlanDocuments }): UseCase<typeof contract> =>
  async ({ venueId, ...plan }, { caller, act }) => {
    const fault = planFault(plan);
    if (fault) return err(fault);
    const venue = await venues.find(venueId);
    if (venue?.organizerId !== caller.organizerId) return refusal('venue-not-found');

    const document = { planId: newId('seatingPlan'), venueId, ...plan, seats: seatCount(plan) };
    const pointer = await documents.write(document);
    await plans.create(venueId, { pointer, ...outlineOf(plan) }, act(document.planId, { within: venueId }));
    return ok({ ...document, hash: pointer.hash });
  };
