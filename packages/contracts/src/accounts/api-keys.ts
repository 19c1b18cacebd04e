import * as z from 'zod/mini';
import { Origin, SomeOrigins } from '../cross-origin.ts';
import { defineEndpoint, noContent } from '../endpoint.ts';
import { allPermissions, Plan, Scope, ScopeAnswer } from '../permissions.ts';
import { ApiKeyId, growing, Instant, Mode, page, pageQuery, text, whole } from '../shapes.ts';

/** How a key looks afterwards: never its secret part again. */
export const ApiKeyShape = z.object({
  keyId: ApiKeyId,
  name: z.string(),
  createdAt: Instant,
  /** `active`; or `expired`: refused as if there were no such key. */
  state: growing<'active' | 'expired'>(),
  /** `test`: for it there are test events alone, and they are sold for play money. Its text begins with `onk_test_`. */
  mode: Mode,
  /** What it may do. Keys of earlier versions and an organizer's first key may do everything, also what is added later. */
  scopes: z.array(ScopeAnswer),
  /** Its usage plan on the partner API; without one it is not let in there. */
  plan: z.optional(Plan),
  /** From then on it opens nothing. Absent: never. */
  expiresAt: z.optional(Instant),
  /** In browsers it works in pages of these origins alone. Absent: no page of another origin can read an answer to it. */
  allowedOrigins: z.optional(z.array(Origin)),
  /** To the minute, some seconds behind; absent: not in the last 400 days. Only in the list. */
  lastUsedAt: z.optional(Instant),
  /** Until when each secret that was rotated away still works. */
  oldSecretsUntil: z.optional(z.array(Instant)),
});
export type ApiKey = z.output<typeof ApiKeyShape>;

/** `key` is shown this once; we keep only its hash. */
export const NewApiKeyShape = z.extend(ApiKeyShape, { key: z.string() });

export const createApiKey = defineEndpoint({
  method: 'POST',
  path: '/v1/api-keys',
  auth: 'organizer',
  needs: 'keys:manage',
  audit: 'create-api-key',
  summary: 'Create an API key; the key is shown this once',
  body: z.strictObject({
    name: text(120),
    /** What it may do: nothing that the key it is created with may not. Absent: all that that one may. */
    scopes: z.optional(z.array(Scope).check(z.minLength(1), z.maxLength(allPermissions.length))),
    /** For who sells through `/v1/partner`: the plan whose limits the key gets. It takes the scope `sell`. */
    plan: z.optional(Plan),
    /** Absent: that of the key it is made with; people make live ones. A test key makes test keys alone. */
    mode: z.optional(Mode),
    /** When it ends by itself, at most two years ahead. It then makes nothing that lasts longer: no members and no webhooks. Absent: never. */
    expiresAt: z.optional(Instant),
    /** For a key in a page: the origins of the pages that may call `/v1/partner` with it. Plain http is for test keys, on one's own machine. */
    allowedOrigins: z.optional(SomeOrigins),
  }),
  responses: { 201: NewApiKeyShape },
  errors: ['unauthenticated', 'forbidden'],
});

export const listApiKeys = defineEndpoint({
  method: 'GET',
  path: '/v1/api-keys',
  auth: 'organizer',
  needs: 'keys:manage',
  summary: 'List your API keys, expired ones too until they are revoked',
  query: pageQuery,
  responses: { 200: page(ApiKeyShape) },
  errors: ['unauthenticated', 'forbidden'],
});

export const updateApiKey = defineEndpoint({
  method: 'PATCH',
  path: '/v1/api-keys/{keyId}',
  auth: 'organizer',
  needs: 'keys:manage',
  audit: 'update-api-key',
  summary: 'Rename an API key or say which pages may use it, within a minute',
  params: z.strictObject({ keyId: ApiKeyId }),
  body: z.strictObject({
    name: z.optional(text(120)),
    /** `null`: for no pages of other origins. */
    allowedOrigins: z.optional(z.nullable(SomeOrigins)),
  }),
  responses: { 200: ApiKeyShape },
  errors: ['unauthenticated', 'forbidden', 'api-key-not-found'],
});

const day = 86_400; // seconds

export const rotateApiKey = defineEndpoint({
  method: 'POST',
  path: '/v1/api-keys/{keyId}/rotate',
  auth: 'organizer',
  needs: 'keys:manage',
  audit: 'rotate-api-key',
  summary: 'Give an API key a new secret, shown this once; older ones, up to three, still work for a while, but not for this',
  params: z.strictObject({ keyId: ApiKeyId }),
  body: z.strictObject({
    /** For how long older secrets work at most, from now on. 0: they end at once. */
    overlapSeconds: z._default(whole(0, 7 * day), day),
  }),
  responses: { 201: NewApiKeyShape },
  errors: ['unauthenticated', 'forbidden', 'api-key-not-found', 'api-key-expired', 'api-key-rotating'],
});

export const revokeApiKey = defineEndpoint({
  method: 'DELETE',
  path: '/v1/api-keys/{keyId}',
  auth: 'organizer',
  needs: 'keys:manage',
  audit: 'revoke-api-key',
  summary: 'Revoke an API key, from now on',
  params: z.strictObject({ keyId: ApiKeyId }),
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'api-key-not-found', 'last-api-key'],
});
