import * as z from 'zod/mini';
import { defineEndpoint, noContent } from '../endpoint.ts';
import { allPermissions, Plan, Role, Scope, ScopeAnswer } from '../permissions.ts';
import { ApiKeyId, EventId, Instant, OrganizerId, page, pageQuery, PersonId, text } from '../shapes.ts';

export const OrganizerShape = z.object({ organizerId: OrganizerId, name: z.string(), createdAt: Instant });
export type Organizer = z.output<typeof OrganizerShape>;

/** How a key looks afterwards: never its secret part again. */
export const ApiKeyShape = z.object({
  keyId: ApiKeyId,
  name: z.string(),
  createdAt: Instant,
  /** What it may do. Keys of earlier versions and an organizer's first key may do everything, also what is added later. */
  scopes: z.array(ScopeAnswer),
  /** Its usage plan on the partner API; without one it is not let in there. */
  plan: z.optional(Plan),
});
export type ApiKey = z.output<typeof ApiKeyShape>;

/** `key` is shown this once; we keep only its hash. */
export const NewApiKeyShape = z.extend(ApiKeyShape, { key: z.string() });

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

export const createApiKey = defineEndpoint({
  method: 'POST',
  path: '/v1/api-keys',
  auth: 'organizer',
  needs: 'keys:manage',
  summary: 'Create an API key; the key is shown this once',
  body: z.strictObject({
    name: text(120),
    /** What it may do: nothing that the key it is created with may not. Absent: all that that one may. */
    scopes: z.optional(z.array(Scope).check(z.minLength(1), z.maxLength(allPermissions.length))),
    /** For who sells through `/v1/partner`: the plan whose limits the key gets. It takes the scope `sell`. */
    plan: z.optional(Plan),
  }),
  responses: { 201: NewApiKeyShape },
  errors: ['unauthenticated', 'forbidden'],
});

export const listApiKeys = defineEndpoint({
  method: 'GET',
  path: '/v1/api-keys',
  auth: 'organizer',
  needs: 'keys:manage',
  summary: 'List your API keys',
  query: pageQuery,
  responses: { 200: page(ApiKeyShape) },
  errors: ['unauthenticated', 'forbidden'],
});

export const revokeApiKey = defineEndpoint({
  method: 'DELETE',
  path: '/v1/api-keys/{keyId}',
  auth: 'organizer',
  needs: 'keys:manage',
  summary: 'Revoke an API key, from now on',
  params: z.strictObject({ keyId: ApiKeyId }),
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'api-key-not-found', 'last-api-key'],
});
