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
  const typesWith = (ending: string) =>
    readdirSync(events).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));

  return {
    /** Absent before the first publication. */
    contracts: (): Contracts | undefined =>
      existsSync(openapi)
        ? {
            openapi: read(openapi) as Contracts['openapi'],
            events: Object.fromEntries(
              typesWith(schemaEnding).map((type) => [type, read(path.join(events, type + schemaEnding)) as Schema]),
            ),
          }
        : undefined,

    write: (contracts: Contracts): void => {
      mkdirSync(events, { recursive: true });
      writeFileSync(openapi, textOf(contracts.openapi));
      for (const [type, schema] of Object.entries(contracts.events))
        writeFileSync(path.join(events, type + schemaEnding), textOf(schema));
    },

    /** By event type. Written by hand, once: they are what old archives hold. */
    examples: (): Record<string, unknown> =>
      Object.fromEntries(typesWith(exampleEnding).map((type) => [type, read(path.join(events, type + exampleEnding))])),
  };
};

const textOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
