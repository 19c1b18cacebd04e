import fc from 'fast-check';
import { draw, drawStretch, drawWeighted } from './draw.ts';
import type { Block } from './stock.ts';

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

describe('a stretch of a block', () => {
  const block = (units: number): Block => ({
    index: 0,
    blockId: 'quota#0',
    unitIds: Array.from({ length: units }, (_, index) => `quota#0#${String(index).padStart(6, '0')}`),
  });

  test('lies within it, and holds four times what is wanted if the free units lie evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        chance,
        (units, some, wanted, value) => {
          const free = 1 + (some % units);
          const stretch = drawStretch(block(units), free, wanted, always(value));
          if (!stretch) return;
          const start = block(units).unitIds.indexOf(stretch.from);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + stretch.length).toBeLessThanOrEqual(units);
          expect((stretch.length * free) / units).toBeGreaterThanOrEqual(4 * wanted);
          expect(stretch.length).toBeLessThanOrEqual(units / 2);
        },
      ),
    );
  });

  test('begins at every unit that it can begin at', () => {
    const starts = Array.from({ length: 77 }, (_, index) => drawStretch(block(84), 84, 1, always((index + 0.5) / 77))?.from);
    expect(new Set(starts)).toEqual(new Set(block(84).unitIds.slice(0, 77)));
  });

  test('is the whole block where so little is free that half of it would not do', () => {
    expect(drawStretch(block(84), 8, 1, always(0))).toEqual({ from: 'quota#0#000000', length: 42 });
    expect(drawStretch(block(84), 7, 1, always(0))).toBeUndefined();
    expect(drawStretch(block(15), 15, 1, always(0))).toBeUndefined();
  });
});
