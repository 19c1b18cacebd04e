import { idPrefixes } from '@onsale/kernel/id';

/** A JSON Schema of the kind that our contracts make: no references, no conditionals. */
type Schema = { readonly [keyword: string]: unknown };

const idBody = '7h2kq9x4m1c8v5t0r3sd';
const idPrefix = new RegExp(`^\\^(${Object.values(idPrefixes).join('|')})_`);

/** What a field of that name typically holds, wherever it stands. */
const byName: Readonly<Record<string, string | number | boolean>> = {
  name: 'A Night at the Arena',
  venueName: 'Olympic Hall',
  attendeeName: 'Mina Park',
  ticketTypeName: 'Standing',
  address: '424 Olympic-ro, Seoul',
  timeZone: 'Asia/Seoul',
  currency: 'EUR',
  amount: 5500,
  quantity: 2,
  quota: 500,
  capacity: 500,
  holdSeconds: 600,
  seatId: 'A-12-7',
  section: 'A',
  row: '12',
  number: '7',
  sectionId: 'A',
  category: 'front',
  quotaId: 'hall',
  gate: 'north',
  stage: 'prod',
  openapi: '3.1.1',
  asyncapi: '3.0.0',
  version: '1.4.0',
  reason: 'The doors stay closed',
};

/** Tried in this order where no name tells. */
const texts = ['example', idBody, 'EXAMPLE', '2027-05-01', '1'];

/**
 * A value that a schema takes, for the documentation: what is required of it, with typical values. Throws an Error where it knows none:
 * then give the field's name one above.
 */
export const exampleOf = (schema: Schema, name = ''): unknown => {
  const said = (['const', 'default', 'example'] as const).find((keyword) => keyword in schema);
  if (said) return schema[said];
  const [form] = (schema['anyOf'] ?? schema['allOf'] ?? []) as Schema[]; // JSON Schema's own shape
  if (form) return exampleOf(form, name);
  const values = schema['enum'] as unknown[] | undefined; // JSON Schema's own shape
  if (values) return values.includes(byName[name]) ? byName[name] : values[0];
  switch (schema['type']) {
    case 'object':
      return exampleObject(schema);
    case 'array':
      return schema['items'] === undefined ? [] : [exampleOf(schema['items'] as Schema, singular(name))]; // JSON Schema's own shape
    case 'integer':
    case 'number':
      return exampleNumber(schema, name);
    case 'boolean':
      return true;
    case 'string':
      return exampleText(schema, name);
    default:
      return {};
  }
};

const exampleObject = ({ properties = {}, required = [] }: Schema): object => {
  const fields = properties as Record<string, Schema>; // JSON Schema's own shape
  return Object.fromEntries((required as string[]).map((each) => [each, exampleOf(fields[each] ?? {}, each)]));
};

const singular = (name: string): string => name.replace(/s$/, '');

const exampleNumber = (schema: Schema, name: string): number => {
  const typical = byName[name];
  const { minimum = 0, maximum = 120 } = schema as { minimum?: number; maximum?: number };
  const wanted = typeof typical === 'number' ? typical : 1;
  return Math.min(Math.max(wanted, minimum), Math.max(maximum, wanted <= maximum ? wanted : maximum));
};

const exampleText = (schema: Schema, name: string): string => {
  const formatted = byFormat[schema['format'] as string];
  if (formatted !== undefined) return formatted;
  if (/Url$/.test(name)) return 'https://tickets.example/…';
  const pattern = schema['pattern'] as string | undefined; // JSON Schema's own shape
  const prefix = idPrefix.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return `${prefix}_${idBody}`;
  const typical = byName[name];
  const found = [...(typeof typical === 'string' ? [typical] : []), ...texts].find((text) => fits(text, schema));
  if (found === undefined) throw new Error(`example-of.ts has no text for "${name}" that fits ${JSON.stringify(schema)}`);
  return found;
};

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2027-05-01T18:00:00Z',
  date: '2027-05-01',
  uuid: '7f3c0a52-9d1e-4a86-b0c4-2e5d8f6a1b37',
  email: 'mina@example.org',
  uri: 'https://tickets.example/hooks',
};

const fits = (text: string, { pattern, minLength = 0, maxLength = Infinity }: Schema): boolean =>
  (pattern === undefined || new RegExp(pattern as string, 'u').test(text)) &&
  text.length >= (minLength as number) &&
  text.length <= (maxLength as number);
