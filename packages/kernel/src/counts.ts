/** How many there were of each. */
export type Counts = Readonly<Record<string, number>>;

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, each) => sum + each, 0);

/** Both together, mark by mark. */
export const addCounts = (one: Counts, other: Counts): Counts => {
  const sums: Record<string, number> = { ...one };
  for (const [mark, count] of Object.entries(other)) sums[mark] = (sums[mark] ?? 0) + count;
  return sums;
};

/** Of counts by a number (how many took at most so long, and longer than the number before), the number that 95 of 100 do not pass; 0 of none. */
export const p95Of = (counts: Counts): number => {
  const enough = sumOf(counts) * 0.95;
  let seen = 0;
  for (const [mark, count] of Object.entries(counts).sort(([one], [other]) => Number(one) - Number(other))) {
    seen += count;
    if (seen > 0 && seen >= enough) return Number(mark);
  }
  return 0;
};
