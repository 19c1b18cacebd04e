import { isDeepStrictEqual } from 'node:util';
import { mostItems } from './table.ts';
import type { TransactItem } from './table.ts';

type Transaction = { readonly items: readonly TransactItem[] };

/** Transactions that may be written as one, and the items of that one. */
type Part<T> = { readonly members: T[]; readonly items: TransactItem[]; readonly byPlace: Map<string, TransactItem> };

/**
 * Puts transactions together, in their order, no more than DynamoDB takes at once. It refuses two operations at the same item, and cancels
 * transactions that meet there: what two only check in the same way is checked once, and whoever else is at an item of a former one is left for later.
 */
export const inParts = <T extends Transaction>(all: readonly T[]): { parts: readonly Part<T>[]; later: readonly T[] } => {
  const parts: Part<T>[] = [];
  const later: T[] = [];
  for (const each of all) {
    const places = each.items.map(placeOf);
    const [met, ...others] = parts.filter(({ byPlace }) => places.some((place) => byPlace.has(place)));
    const part = met ?? parts.at(-1);
    if (part && others.length === 0 && hasRoom(part, each)) join(part, each);
    else if (met) later.push(each);
    else parts.push(join({ members: [], items: [], byPlace: new Map() }, each));
  }
  return { parts, later };
};

const hasRoom = <T extends Transaction>({ items, byPlace }: Part<T>, { items: more }: T): boolean => {
  const shared = more.flatMap((item) => {
    const there = byPlace.get(placeOf(item));
    return there ? [isDeepStrictEqual(there, item) && item.ConditionCheck !== undefined] : [];
  });
  return shared.every(Boolean) && items.length + more.length - shared.length <= mostItems;
};

const join = <T extends Transaction>(part: Part<T>, each: T): Part<T> => {
  const added = each.items.filter((item) => !part.byPlace.has(placeOf(item)));
  for (const item of added) part.byPlace.set(placeOf(item), item);
  part.items.push(...added);
  part.members.push(each);
  return part;
};

/** Which item of which table it is about, by the keys that every table has. */
const placeOf = ({ Put, Update, Delete, ConditionCheck }: TransactItem): string => {
  const there = Update ?? Delete ?? ConditionCheck;
  const { pk, sk } = Put?.Item ?? there?.Key ?? {};
  return JSON.stringify([Put?.TableName ?? there?.TableName, pk, sk]);
};
