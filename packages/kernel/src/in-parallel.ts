/**
 * Does the work for each item, at most `limit` at a time, and answers in the items' order. After a fault nothing more is begun; the first one
 * is thrown when all that was begun has ended.
 */
export const inParallel = async <Item, Outcome>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const queue = items.entries(); // shared: each worker takes the next one
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (faults.length > 0) return;
      outcomes[index] = await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, () =>
    worker().catch((fault: unknown) => faults.push(fault)),
  );
  await Promise.all(workers);
  if (faults.length > 0) throw faults[0];
  return outcomes;
};
