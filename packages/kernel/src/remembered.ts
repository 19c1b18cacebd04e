/**
 * Remembers what was made of the last so many keys, at least half of them: what is old goes when a new one needs its place. For what follows from
 * its key alone and is dear to make, as the formats of Intl are.
 */
export const remembered = <Value>(most: number, make: (key: string) => Value): ((key: string) => Value) => {
  let [recent, older] = [new Map<string, Value>(), new Map<string, Value>()];
  return (key) => {
    const found = recent.get(key) ?? older.get(key) ?? make(key);
    if (recent.size >= most / 2) [recent, older] = [new Map<string, Value>(), recent];
    recent.set(key, found);
    return found;
  };
};

/** What is remembered of large things: together no more than so much. */
export type Memory<Key, Value> = {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
};

/**
 * A memory that holds no more than `most` by `weightOf`, where what was asked for longest ago goes first. The newest stays however much it is, so
 * that whoever works with one thing alone never makes it twice.
 */
export const memoryOf = <Key, Value>(most: number, weightOf: (value: Value) => number): Memory<Key, Value> => {
  const kept = new Map<Key, { readonly value: Value; readonly weight: number }>(); // in the order in which they were asked for
  let total = 0;

  const take = (key: Key) => {
    const found = kept.get(key);
    if (found && kept.delete(key)) total -= found.weight;
    return found;
  };
  const put = (key: Key, entry: { readonly value: Value; readonly weight: number }): void => {
    kept.set(key, entry);
    total += entry.weight;
  };

  return {
    get: (key) => {
      const found = take(key);
      if (found) put(key, found);
      return found?.value;
    },
    set: (key, value) => {
      take(key);
      put(key, { value, weight: weightOf(value) });
      for (const oldest of kept.keys()) {
        if (total <= most || kept.size === 1) return;
        take(oldest);
      }
    },
  };
};
