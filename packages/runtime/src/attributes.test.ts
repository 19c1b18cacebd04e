import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { attributesOf, itemOf } from './attributes.ts';

/** The SDK loses a field called `__proto__`. */
const names = fc.string().filter((name) => name !== '__proto__');

const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value')),
    fc.dictionary(names, tie('value'), { noNullPrototype: true }),
  ),
}));
const items = fc.dictionary(names, anything, { noNullPrototype: true });

test('an item is written and read as the SDK does it', () => {
  fc.assert(
    fc.property(items, (item) => {
      const theirs = marshall(item, { removeUndefinedValues: true });
      expect(attributesOf(item)).toEqual(theirs);
      expect(itemOf(attributesOf(item))).toEqual(unmarshall(theirs));
    }),
  );
});

test('a field may be called as it likes', () => {
  const item: unknown = JSON.parse('{"__proto__":"mine"}');
  expect(JSON.stringify(attributesOf(item as object))).toBe('{"__proto__":{"S":"mine"}}'); // an object, as the line before says
  expect(JSON.stringify(itemOf(attributesOf(item as object)))).toBe('{"__proto__":"mine"}');
});

test('bytes travel as base64', () => {
  expect(attributesOf({ packed: new Uint8Array([1, 2]) })).toEqual({ packed: { B: 'AQI=' } });
  expect(itemOf({ packed: { B: 'AQI=' } })).toEqual({ packed: Buffer.from([1, 2]) });
});

test.each([[new Set(['a'])], [new Date(0)], [NaN], [2 ** 60], [1n], [() => 1]])('%p is refused before it is sent', (value) => {
  expect(() => attributesOf({ value })).toThrow(TypeError);
});
