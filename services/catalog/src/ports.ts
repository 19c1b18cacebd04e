import type { Act } from '@onsale/contracts/audit';
import type { eventCancelled, eventChanged, eventPublished, SeatingPlanPointer } from '@onsale/contracts/catalog/events';
import type { SeatingPlanDocument, Venue } from '@onsale/contracts/catalog/shapes';
import type { ProblemCode } from '@onsale/contracts/problems';
import type { Mode, Page, PageRequest } from '@onsale/contracts/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { EventId, OrganizerId, SeatingPlanId, VenueId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';
import type { CatalogEvent } from './domain/event.ts';
import type { PlanOutline } from './domain/seating-plan.ts';

/** What an organizer changes is written with its row of the audit, or not at all. */
export type Venues = {
  create(venue: Venue, act: Act): Promise<void>;
  find(venueId: VenueId): Promise<Venue | undefined>;

  /** Every venue of an organizer, by name. */
  listOfOrganizer(organizerId: OrganizerId, page: PageRequest): Promise<Result<Page<Venue>, Refusal<'invalid-request'>>>;
};

/** What is known of a plan without opening its document. */
export type SeatingPlanRecord = PlanOutline & { readonly pointer: SeatingPlanPointer };

export type SeatingPlans = {
  create(venueId: VenueId, plan: SeatingPlanRecord, act: Act): Promise<void>;
  find(venueId: VenueId, planId: SeatingPlanId): Promise<SeatingPlanRecord | undefined>;
};

/** The plans' documents, each written once. */
export type PlanDocuments = {
  write(document: SeatingPlanDocument): Promise<SeatingPlanPointer>;
  read(pointer: SeatingPlanPointer): Promise<SeatingPlanDocument>;
};

export type Events = {
  create(event: CatalogEvent, act: Act): Promise<void>;
  find(eventId: EventId): Promise<CatalogEvent | undefined>;

  /**
   * Writes what `decide` makes of the event, and tells the other services, in one transaction; where another change came
   * between, decides again. Answers the event as it then is. Writes nothing where the very same event comes back.
   */
  change<Code extends ProblemCode>(
    eventId: EventId,
    decide: (event: CatalogEvent) => Result<Decision, Refusal<Code>>,
  ): Promise<Result<CatalogEvent, Refusal<Code | 'event-not-found'>>>;

  /** Published events that are not cancelled and begin at `now` (epoch milliseconds) or later, the next one first. */
  listUpcoming(
    now: number,
    page: PageRequest,
    of: { readonly mode: Mode; readonly organizerId: OrganizerId | undefined },
  ): Promise<EventPage>;

  /** Every event of an organizer, the newest first. */
  listOfOrganizer(organizerId: OrganizerId, page: PageRequest): Promise<EventPage>;
};

export type Decision = {
  readonly event: CatalogEvent;
  readonly tell?: typeof eventPublished | typeof eventChanged | typeof eventCancelled;
  /** Whose doing it is; none of what follows from the stock. */
  readonly act?: Act;
};

type EventPage = Result<Page<CatalogEvent>, Refusal<'invalid-request'>>;
