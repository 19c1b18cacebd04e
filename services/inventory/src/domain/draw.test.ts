import fc from 'fast-check';
import { draw, drawWeighted } from './draw.ts';

const always = (value: number) => ({ next: () => value });
const chance = fc.float({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('a draw takes different items, as many as asked or all', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.nat({ max: 20 }), chance, (items, count, value) => {
      const drawn = draw(items, count, always(value));
      expect(drawn).toHaveLength(Math.min(count, items.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(items).toEqual(expect.arrayContaining(drawn));
    }),
  );
});

test('a weighted draw never takes what weighs nothing, and always something that weighs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 10 }), chance, (weights, value) => {
      const drawn = drawWeighted(new Map(weights.entries()), always(value));
      if (weights.every((weight) => weight === 0)) expect(drawn).toBeUndefined();
      else expect(weights[drawn ?? -1]).toBeGreaterThan(0);
    }),
  );
});

test('a weighted draw takes each item as often as its weight says', () => {
  const weights = new Map([
    ['a', 1],
    ['b', 0],
    ['c', 3],
  ]);
  const drawn = Array.from({ length: 8 }, (_, index) => drawWeighted(weights, always(index / 8)));
  expect(drawn).toEqual(['a', 'a', 'c', 'c', 'c', 'c', 'c', 'c']);
});
