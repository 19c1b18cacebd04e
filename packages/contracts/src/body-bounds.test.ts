import { mostBodyBytes, rawBody } from './endpoint.ts';
import { jsonSchema } from './json-schema.ts';
import { endpointModules, endpointsOf } from './registry.ts';

/** A JSON Schema of the kind that our contracts make: no references, no conditionals. */
type Schema = { readonly [keyword: string]: unknown };

/** Of the longest body that a schema allows, in bytes of UTF-8, without spaces. Lists and texts that it does not bound count as short ones. */
const longest = (schema: Schema): number => {
  const forms = schema['anyOf'] as Schema[] | undefined; // JSON Schema's own shape
  if (forms) return Math.max(...forms.map(longest));
  const values = (schema['enum'] ?? ('const' in schema ? [schema['const']] : undefined)) as unknown[] | undefined; // JSON Schema's own shape
  if (values) return Math.max(...values.map((each) => JSON.stringify(each).length));
  switch (schema['type']) {
    case 'object':
      return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>) // JSON Schema's own shape
        .reduce((total, [name, field]) => total + name.length + '"":,'.length + longest(field), '{}'.length);
    case 'array':
      return '[]'.length + ((schema['maxItems'] as number | undefined) ?? 50) * (longest(schema['items'] as Schema) + 1);
    case 'string':
      return '""'.length + longestText(schema);
    case 'integer':
      return String(schema['maximum']).length;
    default:
      return 'false'.length + 17; // or a number, with all digits that a double tells
  }
};

/** What a pattern bounds is ASCII, and anything else may be Korean: three bytes a character. */
const longestText = ({ pattern, maxLength }: { readonly pattern?: string; readonly maxLength?: number }): number => {
  const repeated = [...(pattern ?? '').matchAll(/\{\d+,(\d+)\}/g)].map(([, most]) => Number(most) + 1);
  if (repeated.length > 0) return repeated.reduce((total, each) => total + each, 'xxx_'.length);
  return maxLength === undefined ? 100 : maxLength * 3;
};

const bodies = Object.keys(endpointModules).flatMap((service) =>
  Object.entries(endpointsOf(service)).flatMap(([name, endpoint]) =>
    endpoint.body && endpoint.body !== rawBody ? [{ name, endpoint, bytes: longest(jsonSchema(endpoint.body, 'input')) }] : [],
  ),
);

test.each(bodies)('the longest good body of $name is within its bound', ({ endpoint, bytes }) => {
  expect(bytes).toBeLessThanOrEqual(mostBodyBytes(endpoint));
});
