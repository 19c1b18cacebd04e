import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { Role, ScopeAnswer } from '../permissions.ts';
import { EventId, Instant, OrganizerId, PersonId, text } from '../shapes.ts';
import { NewApiKeyShape } from './api-keys.ts';

export const OrganizerShape = z.object({ organizerId: OrganizerId, name: z.string(), createdAt: Instant });
export type Organizer = z.output<typeof OrganizerShape>;

export const createOrganizer = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/organizers',
  auth: 'service',
  summary: 'Create an organizer with a first API key (for whoever operates the stage)',
  body: z.strictObject({ name: text(120) }),
  responses: { 201: z.object({ organizer: OrganizerShape, apiKey: NewApiKeyShape }) },
  errors: [],
});

/** What somebody is in an organizer's team. */
export const MembershipShape = z.object({
  organizerId: OrganizerId,
  organizerName: z.string(),
  role: Role,
  /** What the role may do. */
  permissions: z.array(ScopeAnswer),
  /** For these events alone; for all, where there are none. */
  eventIds: z.optional(z.array(EventId)),
});

export type Membership = z.output<typeof MembershipShape>;

export const getMe = defineEndpoint({
  method: 'GET',
  path: '/v1/me',
  auth: 'person',
  summary: 'Who has signed in, and what they may do for which organizers',
  responses: { 200: z.object({ personId: PersonId, organizers: z.array(MembershipShape) }) },
  errors: ['unauthenticated', 'forbidden'],
});

export const getOrganizer = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}',
  auth: 'organizer',
  needs: 'organizer:read',
  checksEvents: true, // its name is for all of its team
  summary: 'Read your organizer',
  params: z.strictObject({ organizerId: OrganizerId }),
  responses: { 200: OrganizerShape },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});
