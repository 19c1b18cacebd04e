import type { Random } from '@onsale/kernel/random';

export type SeededRandom = Random & {
  /** True this often; `probability` from 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** One of them, each as likely. */
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

/** The same numbers for the same seed (mulberry32). `seed` is a whole number; numbers beside each other give unlike runs. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ Math.floor(seed / 2 ** 32);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
};
