import * as z from 'zod/mini';
import { auditPart } from '../audit.ts';
import { defineEndpoint } from '../endpoint.ts';
import {
  CurrencyCode,
  EventId,
  Instant,
  Mode,
  priceUnits,
  OrganizerId,
  page,
  pageQuery,
  SeatingPlanId,
  slug,
  text,
  TicketTypeId,
  TimeZone,
  VenueId,
  whole,
  wholeCharacters,
} from '../shapes.ts';
import {
  EventShape,
  maxHeldPerNetwork,
  maxPerOrder,
  OrganizerEventShape,
  QuotaInput,
  Reservation,
  SeatingPlanInput,
  SeatingPlanShape,
  TicketTypeInput,
  VenueShape,
  VoucherInput,
} from './shapes.ts';

const eventParams = z.strictObject({ eventId: EventId });
const holdSeconds = whole(2, 840);

export const createVenue = defineEndpoint({
  method: 'POST',
  path: '/v1/venues',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'create-venue',
  summary: 'Create a venue',
  body: z.strictObject({ name: text(120), address: text(300), timeZone: TimeZone }),
  responses: { 201: VenueShape },
  errors: ['unauthenticated', 'forbidden'],
});

export const listVenues = defineEndpoint({
  method: 'GET',
  path: '/v1/venues',
  auth: 'organizer',
  needs: 'events:read',
  summary: 'List your venues, by name',
  query: pageQuery,
  responses: { 200: page(VenueShape) },
  errors: ['unauthenticated', 'forbidden'],
});

export const getVenue = defineEndpoint({
  method: 'GET',
  path: '/v1/venues/{venueId}',
  auth: 'public',
  summary: 'Read a venue',
  cache: { browserSeconds: 60, cdnSeconds: 60 },
  params: z.strictObject({ venueId: VenueId }),
  responses: { 200: VenueShape },
  errors: ['venue-not-found'],
});

export const createSeatingPlan = defineEndpoint({
  method: 'POST',
  path: '/v1/venues/{venueId}/seating-plans',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'create-seating-plan',
  summary: 'Add a seating plan to a venue; a plan never changes afterwards',
  params: z.strictObject({ venueId: VenueId }),
  body: SeatingPlanInput,
  bodyBytes: 4 * 1024 * 1024,
  responses: { 201: SeatingPlanShape },
  errors: ['unauthenticated', 'forbidden', 'venue-not-found'],
});

export const getSeatingPlan = defineEndpoint({
  method: 'GET',
  path: '/v1/venues/{venueId}/seating-plans/{planId}',
  auth: 'public',
  summary: 'Read a seating plan; it never changes',
  cache: { browserSeconds: 31_536_000, cdnSeconds: 31_536_000 },
  params: z.strictObject({ venueId: VenueId, planId: SeatingPlanId }),
  responses: { 200: SeatingPlanShape },
  errors: ['seating-plan-not-found'],
});

export const createEvent = defineEndpoint({
  method: 'POST',
  path: '/v1/events',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'create-event',
  summary: 'Create an event as a draft',
  body: z.strictObject({
    name: text(160),
    description: z._default(z.string().check(z.maxLength(5000), wholeCharacters), ''),
    venueId: VenueId,
    startsAt: Instant,
    currency: CurrencyCode,
    holdSeconds: z._default(holdSeconds, 600),
    maxPerOrder: z.optional(maxPerOrder),
    maxHeldPerNetwork: z.optional(maxHeldPerNetwork),
    /** That of the key it is made with, and for good; people act live. */
    mode: z.optional(Mode),
    seatingPlanId: z.optional(SeatingPlanId),
    quotas: z.optional(z.array(QuotaInput).check(z.minLength(1), z.maxLength(50))),
    ticketTypes: z.array(TicketTypeInput).check(z.minLength(1), z.maxLength(50)),
  }),
  bodyBytes: 256 * 1024,
  responses: { 201: OrganizerEventShape },
  errors: ['unauthenticated', 'forbidden', 'venue-not-found', 'seating-plan-not-found'],
});

export const updateEvent = defineEndpoint({
  method: 'PATCH',
  path: '/v1/events/{eventId}',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'update-event',
  summary: 'Change an event; prices change for holds made from then on',
  params: eventParams,
  body: z.strictObject({
    name: z.optional(text(160)),
    description: z.optional(z.string().check(z.maxLength(5000), wholeCharacters)),
    startsAt: z.optional(Instant),
    holdSeconds: z.optional(holdSeconds),
    /** `null` takes the limit away. */
    maxPerOrder: z.optional(z.nullable(maxPerOrder)),
    maxHeldPerNetwork: z.optional(z.nullable(maxHeldPerNetwork)),
    ticketTypes: z.optional(
      z.array(
        z.strictObject({
          ticketTypeId: TicketTypeId,
          name: z.optional(text(80)),
          faceValue: z.optional(priceUnits),
          fee: z.optional(priceUnits),
          taxBasisPoints: z.optional(whole(0, 10_000)),
          quota: z.optional(whole(1, 200_000)),
          maxPerOrder: z.optional(z.nullable(maxPerOrder)),
          /** `null` opens it to everybody. */
          reserved: z.optional(z.nullable(Reservation)),
        }),
      ),
    ),
    quotas: z.optional(
      z.array(z.strictObject({ quotaId: slug, name: z.optional(text(80)), capacity: z.optional(whole(0, 200_000)) })),
    ),
    /** All of them: a voucher that is left out is no more. */
    vouchers: z.optional(z.array(VoucherInput).check(z.maxLength(100))),
  }),
  bodyBytes: 512 * 1024,
  responses: { 200: OrganizerEventShape },
  errors: [
    'unauthenticated',
    'forbidden',
    'event-not-found',
    'ticket-type-not-found',
    'quota-not-found',
    'event-not-draft',
    'event-cancelled',
    'no-payment-provider',
  ],
});

export const publishEvent = defineEndpoint({
  method: 'POST',
  path: '/v1/events/{eventId}/publish',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'publish-event',
  summary: 'Publish an event: its stock is made and it goes on sale',
  params: eventParams,
  responses: { 200: OrganizerEventShape },
  errors: ['unauthenticated', 'forbidden', 'event-not-found', 'event-incomplete', 'no-payment-provider'],
});

export const cancelEvent = defineEndpoint({
  method: 'POST',
  path: '/v1/events/{eventId}/cancel',
  auth: 'organizer',
  needs: 'events:write',
  audit: 'cancel-event',
  summary: 'Cancel a published event for good: nothing is sold any more, its orders end, and their money goes back',
  params: eventParams,
  responses: { 200: OrganizerEventShape },
  errors: ['unauthenticated', 'forbidden', 'event-not-found', 'event-not-published'],
});

export const listEvents = defineEndpoint({
  method: 'GET',
  path: '/v1/events',
  auth: 'public',
  partners: true,
  summary: 'List published events, the next ones first',
  cache: { browserSeconds: 5, cdnSeconds: 5 },
  query: pageQuery,
  responses: { 200: page(EventShape) },
  errors: [],
});

export const getEvent = defineEndpoint({
  method: 'GET',
  path: '/v1/events/{eventId}',
  auth: 'public',
  partners: true,
  summary: 'Read a published event',
  cache: { browserSeconds: 5, cdnSeconds: 5 },
  params: eventParams,
  responses: { 200: EventShape },
  errors: ['event-not-found'],
});

export const listOrganizerEvents = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/events',
  auth: 'organizer',
  needs: 'events:read',
  checksEvents: true, // lists those of who is there for some
  summary: 'List your events, drafts too',
  params: z.strictObject({ organizerId: OrganizerId }),
  query: pageQuery,
  responses: { 200: page(OrganizerEventShape) },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});

export const getOrganizerEvent = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/events/{eventId}',
  auth: 'organizer',
  needs: 'events:read',
  summary: 'Read one of your events, a draft too',
  params: z.strictObject({ organizerId: OrganizerId, eventId: EventId }),
  responses: { 200: OrganizerEventShape },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'event-not-found'],
});

export const listCatalogAudit = auditPart('catalog');
