import { operationBreaks } from './operation.ts';
import type { Operation } from './operation.ts';
import { schemaBreaks } from './schema.ts';
import type { Schema } from './schema.ts';

/** All that others rely on. */
export type Contracts = {
  readonly openapi: {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  /** The data of each event by its type, e.g. `onsale.orders.order-confirmed.v1`. */
  readonly events: Readonly<Record<string, Schema>>;
  /** The data that webhooks are told, by type, e.g. `order-confirmed.v1`. */
  readonly webhooks: Readonly<Record<string, Schema>>;
};

/**
 * What breaks for those who rely on what was published, a line each. `day` (`2026-12-01`): a deprecated endpoint may go from
 * its sunset on; an event and what webhooks are told never go, since archives and receivers know them.
 */
export const contractBreaks = (published: Contracts, today: Contracts, day: string): string[] => [
  ...pathBreaks(published.openapi.paths, today.openapi.paths, day),
  ...Object.entries(published.openapi.components.schemas).flatMap(([name, before]) =>
    schemaBreaks({ published: before, today: today.openapi.components.schemas[name] ?? {}, direction: 'answer', place: name }),
  ),
  ...toldBreaks(published.events, today.events),
  ...toldBreaks(published.webhooks, today.webhooks),
];

const toldBreaks = (published: Contracts['events'], today: Contracts['events']): string[] =>
  Object.entries(published).flatMap(([type, before]) => {
    const now = today[type];
    return now
      ? schemaBreaks({ published: before, today: now, direction: 'answer', place: `${type}: data` })
      : [`${type} is gone`];
  });

type Paths = Contracts['openapi']['paths'];

const pathBreaks = (published: Paths, today: Paths, day: string): string[] =>
  Object.entries(published).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, before]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = today[path]?.[method];
      if (now) return operationBreaks(before, now).map((line) => `${name}: ${line}`);
      return (before['x-sunset'] ?? 'never') <= day ? [] : [`${name} is gone`]; // letters come after digits
    }),
  );

/** What to do about it. */
export const wayOut =
  'What is published stays as it is. Put the change into a new version beside the old one: /v2 beside /v1 (with `deprecated` on the old ' +
  'one), .v2 beside .v1. See docs/versions.md.';
