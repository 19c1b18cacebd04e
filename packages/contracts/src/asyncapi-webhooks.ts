import * as z from 'zod/mini';
import { exampleOf } from './example-of.ts';
import { jsonSchema } from './json-schema.ts';
import { webhookFacts } from './notifications/webhook-facts.ts';
import { Instant } from './shapes.ts';

const entries = Object.entries(webhookFacts).map(([type, { data }]) => ({ type, key: `webhook.${type}`, data }));

/** Where webhooks are told: an address that their organizer names. */
export const webhookChannel = {
  title: 'Webhooks',
  description:
    'A `POST` to the address of each webhook that asked for the type, signed as Standard Webhooks 1.0 say. It can come twice, under the same ' +
    '`webhook-id`, and out of order.',
  messages: Object.fromEntries(entries.map(({ key }) => [key, { $ref: `#/components/messages/${key}` }])),
};

export const webhookOperations = {
  tellWebhooks: { action: 'send', channel: { $ref: '#/channels/webhooks' }, title: 'tellWebhooks', summary: 'Told to webhooks' },
};

const headers = jsonSchema(
  z.object({ 'webhook-id': z.string(), 'webhook-timestamp': z.string(), 'webhook-signature': z.string() }),
  'output',
);

/** What a webhook is sent of each type, by its key in the document. */
export const webhookMessages = Object.fromEntries(
  entries.map(({ type, key, data }) => {
    const payload = jsonSchema(z.object({ type: z.literal(type), timestamp: Instant, data }), 'output');
    const example = { name: type, payload: exampleOf(payload) };
    return [key, { name: type, title: key, contentType: 'application/json', headers, payload, examples: [example] }];
  }),
);
