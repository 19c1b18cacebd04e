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
