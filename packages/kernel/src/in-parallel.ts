/** Does the work for each item, at most `limit` at a time, and answers in the items' order. The first fault ends it. */
export const inParallel = async <Item, Outcome>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const queue = items.entries(); // shared: each worker takes the next one
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) outcomes[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return outcomes;
};
