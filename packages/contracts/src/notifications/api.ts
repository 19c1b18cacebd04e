import * as z from 'zod/mini';
import { auditPart } from '../audit.ts';
import { defineEndpoint, noContent } from '../endpoint.ts';
import { DeliveryId, Email, Instant, Locale, page, pageQuery, text, WebhookId, whole, wholeCharacters } from '../shapes.ts';
import { webhookFacts, WebhookType } from './webhook-facts.ts';

/** An address, checked again at every attempt: https, no credentials, and nothing that is not public. */
const WebhookUrl = z
  .url({ error: 'must be an address such as https://example.com/hooks' })
  .check(z.maxLength(2000), wholeCharacters);

const Types = z
  .array(WebhookType)
  .check(z.minLength(1, { error: 'must name at least one type' }), z.maxLength(Object.keys(webhookFacts).length));

/** Who is told by mail when the webhook was switched off. */
const Contact = z.object({ email: Email, locale: Locale });
const ContactInput = z.strictObject({ email: Email, locale: Locale });

export const WebhookShape = z.object({
  webhookId: WebhookId,
  url: z.string(),
  types: z.array(WebhookType),
  description: z.optional(z.string()),
  contact: z.optional(Contact),
  status: z.enum(['active', 'disabled']),
  /** `gone`: it answered 410. `failing`: no attempt went well for five days. `asked`: you switched it off. */
  disabledBecause: z.optional(z.enum(['gone', 'failing', 'asked'])),
  /** Who does not answer in time is tried in the slow lane, with more patience, until it answers in time again. */
  lane: z.enum(['fast', 'slow']),
  createdAt: Instant,
  /** It is told of test events alone, as it was made with a test key. Absent: of live ones. */
  mode: z.optional(z.literal('test')),
});
export type WebhookShape = z.output<typeof WebhookShape>;

const Attempt = z.object({
  at: Instant,
  milliseconds: z.number(),
  /** The HTTP status; absent where no answer came. */
  status: z.optional(z.number()),
  /** The first kilobyte of the answer. */
  body: z.optional(z.string()),
  /** Why no answer came, or why none was asked for. */
  fault: z.optional(z.enum(['timed-out', 'unreachable', 'address-refused', 'name-not-found', 'tls'])),
});
export type Attempt = z.output<typeof Attempt>;

export const DeliveryShape = z.object({
  /** Also the `webhook-id` of every attempt: the same event is told to the same webhook under the same id. */
  deliveryId: DeliveryId,
  webhookId: WebhookId,
  type: z.string(),
  status: z.enum(['pending', 'delivered', 'failed']),
  createdAt: Instant,
  /** When it is tried again, at the earliest. */
  nextAttemptAt: z.optional(Instant),
  /** The last twenty. */
  attempts: z.array(Attempt),
});
export type DeliveryShape = z.output<typeof DeliveryShape>;

const params = z.strictObject({ webhookId: WebhookId });
const deliveryParams = z.strictObject({ webhookId: WebhookId, deliveryId: DeliveryId });
const mine = { auth: 'organizer', needs: 'webhooks:manage' } as const;
const refusals = ['unauthenticated', 'forbidden'] as const;

export const createWebhook = defineEndpoint({
  ...mine,
  method: 'POST',
  path: '/v1/webhooks',
  audit: 'create-webhook',
  summary: 'Have events told to an address of yours, not with a key that ends; the signing secret is shown this once',
  body: z.strictObject({
    url: WebhookUrl,
    types: Types,
    description: z.optional(text(200)),
    contact: z.optional(ContactInput),
  }),
  responses: { 201: z.extend(WebhookShape, { secret: z.string() }) },
  errors: [...refusals, 'too-many-webhooks'],
});

export const listWebhooks = defineEndpoint({
  ...mine,
  method: 'GET',
  path: '/v1/webhooks',
  summary: 'List your webhooks',
  query: pageQuery,
  responses: { 200: page(WebhookShape) },
  errors: refusals,
});

export const getWebhook = defineEndpoint({
  ...mine,
  method: 'GET',
  path: '/v1/webhooks/{webhookId}',
  summary: 'Read a webhook',
  params,
  responses: { 200: WebhookShape },
  errors: [...refusals, 'webhook-not-found'],
});

export const changeWebhook = defineEndpoint({
  ...mine,
  method: 'PATCH',
  path: '/v1/webhooks/{webhookId}',
  audit: 'change-webhook',
  summary: 'Change a webhook, switch it off or on again',
  params,
  body: z.strictObject({
    url: z.optional(WebhookUrl),
    types: z.optional(Types),
    description: z.optional(text(200)),
    contact: z.optional(ContactInput),
    status: z.optional(z.enum(['active', 'disabled'])),
  }),
  responses: { 200: WebhookShape },
  errors: [...refusals, 'webhook-not-found'],
});

export const deleteWebhook = defineEndpoint({
  ...mine,
  method: 'DELETE',
  path: '/v1/webhooks/{webhookId}',
  audit: 'delete-webhook',
  summary: 'Delete a webhook and its secret; nothing is sent to it from now on',
  params,
  responses: { 204: noContent },
  errors: [...refusals, 'webhook-not-found'],
});

export const rotateWebhookSecret = defineEndpoint({
  ...mine,
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/rotate-secret',
  audit: 'rotate-webhook-secret',
  summary: 'Get a new signing secret; until the old one ends, every delivery is signed with both',
  params,
  body: z.strictObject({ overlapHours: z._default(whole(0, 168), 24) }),
  responses: { 200: z.object({ secret: z.string(), previousUntil: Instant }) },
  errors: [...refusals, 'webhook-not-found'],
});

export const testWebhook = defineEndpoint({
  ...mine,
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/test',
  audit: 'test-webhook',
  summary: 'Send a test delivery',
  params,
  responses: { 202: DeliveryShape },
  errors: [...refusals, 'webhook-not-found', 'webhook-disabled'],
});

export const listWebhookDeliveries = defineEndpoint({
  ...mine,
  method: 'GET',
  path: '/v1/webhooks/{webhookId}/deliveries',
  summary: 'List what was sent to a webhook in the last 30 days, newest first, with what it answered',
  params,
  query: pageQuery,
  responses: { 200: page(DeliveryShape) },
  errors: [...refusals, 'webhook-not-found'],
});

export const getWebhookDelivery = defineEndpoint({
  ...mine,
  method: 'GET',
  path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}',
  summary: 'Read a delivery and the body that is sent',
  params: deliveryParams,
  responses: { 200: z.extend(DeliveryShape, { body: z.string() }) },
  errors: [...refusals, 'webhook-not-found', 'delivery-not-found'],
});

export const replayWebhookDelivery = defineEndpoint({
  ...mine,
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay',
  audit: 'replay-webhook-delivery',
  summary: 'Send a delivery again, under the same webhook-id',
  params: deliveryParams,
  responses: { 202: DeliveryShape },
  errors: [...refusals, 'webhook-not-found', 'webhook-disabled', 'delivery-not-found'],
});

export const listNotificationsAudit = auditPart('notifications');
