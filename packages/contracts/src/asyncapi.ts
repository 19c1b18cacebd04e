import type * as z from 'zod/mini';
import { webhookChannel, webhookMessages, webhookOperations } from './asyncapi-webhooks.ts';
import type { CloudEvent, EventContract } from './event.ts';
import { isEventContract } from './event.ts';
import { exampleOf } from './example-of.ts';
import { jsonSchema } from './json-schema.ts';
import { eventModules } from './registry.ts';

type JsonObject = { readonly [name: string]: unknown };
type Service = keyof typeof eventModules;

/** The AsyncAPI 3 document of every event that services publish, and of what webhooks are told. */
export const asyncapiDocument = ({ version }: { version: string }) => {
  const contracts = publishedEvents();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Onsale events',
      version,
      description: introduction,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    defaultContentType: 'application/json',
    channels: {
      webhooks: webhookChannel,
      events: {
        address: 'onsale-{stage}-events',
        title: 'The events topic',
        description:
          'One SNS topic for all events. A consumer has an SQS queue of its own, with a filter of the types that it takes.',
        parameters: { stage: { description: 'The stage, such as `prod`.' } },
        messages: Object.fromEntries(contracts.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      ...webhookOperations,
      ...Object.fromEntries(contracts.map(({ service, name }) => [name, publication(service, name)])),
    },
    components: {
      messages: {
        ...webhookMessages,
        ...Object.fromEntries(contracts.map(({ name, contract }) => [name, message(name, contract)])),
      },
    },
  };
};

const introduction =
  'What webhooks are told, and what services tell each other as CloudEvents 1.0 in JSON. An event can come twice and out of order: its `id` tells whether you had it, ' +
  '`aggregateversion` whether you know better already. Schemas only grow: ignore fields that you do not know. A breaking change is a new type ' +
  '(`.v2`) beside the old one.';

const publishedEvents = () =>
  (Object.keys(eventModules) as Service[]).flatMap((service) =>
    Object.entries<unknown>(eventModules[service]).flatMap(([name, contract]) =>
      isEventContract(contract) ? [{ service, name, contract }] : [],
    ),
  );

const publication = (service: Service, name: string): JsonObject => ({
  action: 'send',
  channel: { $ref: '#/channels/events' },
  title: name,
  summary: `Published by ${service}`,
  messages: [{ $ref: `#/channels/events/messages/${name}` }],
});

const message = (name: string, { type, data }: EventContract): JsonObject => {
  const payload = envelope(type, data);
  return { name: type, title: name, contentType: 'application/json', payload, examples: [{ name, payload: exampleOf(payload) }] };
};

const text = { type: 'string' };

const envelope = (type: EventContract['type'], data: z.core.$ZodType): JsonObject => {
  const properties = {
    specversion: { const: '1.0' },
    id: { ...text, format: 'uuid' },
    source: { const: `/onsale/${type.split('.')[1] ?? ''}` },
    type: { const: type },
    subject: { ...text, description: 'The id of what it happened to' },
    time: { ...text, format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    aggregateversion: { type: 'integer', minimum: 1, description: 'Grows by one with each change of the subject' },
    correlationid: text,
    data: jsonSchema(data, 'output'),
  } satisfies Record<keyof CloudEvent, JsonObject>;
  return { type: 'object', properties, required: Object.keys(properties) };
};
