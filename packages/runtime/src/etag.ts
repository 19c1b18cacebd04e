import { createHash } from 'node:crypto';

/**
 * Tells an answer apart from another one. DynamoDB gives the attributes of a map in any order, so the same thing read twice
 * may be written in two ways: the tag is weak (RFC 9110, 8.8.1) and made of the fields in the order of their names.
 */
export const etagOf = (value: unknown): string => {
  const hash = createHash('sha1').update(JSON.stringify(value, byName)).digest('base64url');
  return `W/"${hash}"`;
};

const byName = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
