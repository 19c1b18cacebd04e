/**
 * Does something for each item, so many at the same time, and gives the outcomes in the items' order. The local cloud takes a thread
 * for each request in flight, so tests keep to a few.
 */
export const inLanes = async <Item, Outcome>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const left = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) outcomes[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
};
