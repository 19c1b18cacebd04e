import type { Random } from '@onsale/kernel/random';

/** Some of the items, at random, at most `count`. */
export const draw = <Item>(items: readonly Item[], count: number, random: Random): Item[] => {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random.next() * left.length), 1));
  return drawn;
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
