import type { Random } from '@onsale/kernel/random';
import type { Block, Stretch } from './stock.ts';

/** Some of the items, at random, at most `count`. */
export const draw = <Item>(items: readonly Item[], count: number, random: Random): Item[] => {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random.next() * left.length), 1));
  return drawn;
};

const shortestStretch = 8; // units: so that buyers who look at the same one seldom pick the same unit
const spare = 4; // as many as are wanted, on average: then one look in fifty finds too few

/**
 * Where to look for some units in a block of which so many are said to be free: at a stretch of it, anywhere; DynamoDB bills and reads what a
 * query passes, not what it finds. Undefined: so few are free that only the whole block will do.
 */
export const drawStretch = ({ unitIds }: Block, free: number, wanted: number, random: Random): Stretch | undefined => {
  const length = Math.max(shortestStretch, Math.ceil((spare * wanted * unitIds.length) / free));
  if (length > unitIds.length / 2) return undefined;
  const from = unitIds.toSorted()[Math.floor(random.next() * (unitIds.length - length + 1))];
  return from === undefined ? undefined : { from, length };
};

/** One item, each as likely as its weight says. Undefined where nothing weighs more than 0. */
export const drawWeighted = <Item>(weights: ReadonlyMap<Item, number>, random: Random): Item | undefined => {
  let rest = random.next() * [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let drawn: Item | undefined;
  for (const [item, weight] of weights) {
    if (weight > 0) drawn = item;
    rest -= weight;
    if (rest < 0) break; // rounding may leave a trifle at the end: then it is the last one
  }
  return drawn;
};
