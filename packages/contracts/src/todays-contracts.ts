import type { Contracts } from './compatibility/contracts.ts';
import { jsonSchema } from './json-schema.ts';
import { webhookFacts } from './notifications/webhook-facts.ts';
import { openapiDocument } from './openapi.ts';
import { eventContracts } from './registry.ts';

/** What the contracts of this code promise, as plain JSON. */
export const todaysContracts = (): Contracts => {
  const events = Object.values(eventContracts()).map(({ type, data }) => [type, jsonSchema(data, 'output')]);
  const webhooks = Object.entries(webhookFacts).map(([type, { data }]) => [type, jsonSchema(data, 'output')]);
  const promised = {
    openapi: openapiDocument({ version: '1', url: '/' }),
    events: Object.fromEntries(events) as object,
    webhooks: Object.fromEntries(webhooks) as object,
  };
  return JSON.parse(JSON.stringify(promised)) as Contracts; // openapi.ts writes operations as Contracts reads them
};
