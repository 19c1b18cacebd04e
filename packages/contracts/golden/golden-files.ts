import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Contracts } from '../src/compatibility/contracts.ts';
import type { Schema } from '../src/compatibility/schema.ts';

const schemaEnding = '.schema.json';
const exampleEnding = '.example.json';
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The golden files: every version that was ever published, and an event of each kind as it travelled. */
export const goldenFiles = (folder: string) => {
  const openapi = path.join(folder, 'openapi.json');
  const events = path.join(folder, 'events');
  const webhooks = path.join(folder, 'webhooks');
  const typesWith = (ending: string, among = events) =>
    readdirSync(among).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
  const schemasIn = (among: string) =>
    Object.fromEntries(
      typesWith(schemaEnding, among).map((type) => [type, read(path.join(among, type + schemaEnding)) as Schema]),
    );
  const writeSchemas = (among: string, schemas: Contracts['events']): void => {
    mkdirSync(among, { recursive: true });
    for (const [type, schema] of Object.entries(schemas)) writeFileSync(path.join(among, type + schemaEnding), textOf(schema));
  };

  return {
    /** Absent before the first publication. */
    contracts: (): Contracts | undefined =>
      existsSync(openapi)
        ? {
            openapi: read(openapi) as Contracts['openapi'],
            events: schemasIn(events),
            webhooks: schemasIn(webhooks),
          }
        : undefined,

    write: (contracts: Contracts): void => {
      writeFileSync(openapi, textOf(contracts.openapi));
      writeSchemas(events, contracts.events);
      writeSchemas(webhooks, contracts.webhooks);
    },

    /** By event type. Written by hand, once: they are what old archives hold. */
    examples: (): Record<string, unknown> =>
      Object.fromEntries(typesWith(exampleEnding).map((type) => [type, read(path.join(events, type + exampleEnding))])),
  };
};

const textOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
