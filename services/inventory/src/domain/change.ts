/** One thing that must be true of an item: an attribute against a value. An absent attribute makes it false. */
type Term<Item> = readonly [attribute: keyof Item & string, comparison: '=' | '<' | '<=' | '>', value: string | number];

/** Things that must all be true. */
export type Facts<Item> = readonly Term<Item>[];

/**
 * A change of an item that is declared in one place: when it may happen and what comes of it. The condition of the write is
 * made from the same object (`adapters/changes.ts`), so the rule and its guard cannot drift apart.
 */
export type Change<Item> = {
  /** It may happen where one of these is true. */
  readonly from: readonly Facts<Item>[];
  readonly set: Partial<Item>;
  readonly remove?: readonly (keyof Item & string)[];
  /** True where it has happened already: a repetition succeeds and changes nothing. */
  readonly done?: Facts<Item>;
};

export const isTrueOf = <Item extends object>(item: Item, facts: Facts<Item>): boolean =>
  facts.every(([attribute, comparison, value]) => compare[comparison](item[attribute], value));

const compare: Readonly<Record<Term<never>[1], (one: unknown, other: string | number) => boolean>> = {
  '=': (one, other) => one === other,
  '<': (one, other) => isOrdered(one, other) && one < other,
  '<=': (one, other) => isOrdered(one, other) && one <= other,
  '>': (one, other) => isOrdered(one, other) && one > other,
};

const isOrdered = (one: unknown, other: string | number): one is string | number => typeof one === typeof other;

/** Has the item the change's effect, by this change or an earlier one? */
export const isDone = <Item extends object>(change: Change<Item>, item: Item | undefined): boolean =>
  change.done !== undefined && item !== undefined && isTrueOf(item, change.done);
