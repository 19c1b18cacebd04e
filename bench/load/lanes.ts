/** What came of an attempt: it went well, or was refused for a reason that belongs to the scenario (`sold-out`…). */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

export type Attempts = {
  readonly ok: number;
  readonly rejected: number;
  /** Milliseconds of each attempt that went well. */
  readonly latencies: readonly number[];
  readonly codes: Readonly<Record<string, number>>;
};

type Wanted = {
  readonly attempts: number;
  readonly concurrency: number;
  /** Begins no further attempt once it is true. */
  readonly enough?: () => boolean;
};

/** So many attempts by so many buyers, each beginning the next when one is over. What an attempt throws ends all. */
export const inLanes = async (
  { attempts, concurrency, enough = () => false }: Wanted,
  attempt: (index: number) => Promise<Outcome>,
) => {
  const latencies: number[] = [];
  const codes: Record<string, number> = {};
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < attempts && !enough()) {
      const from = performance.now();
      const outcome = await attempt(begun++);
      if (outcome.ok) latencies.push(performance.now() - from);
      else codes[outcome.code] = (codes[outcome.code] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const rejected = Object.values(codes).reduce((total, count) => total + count, 0);
  return { ok: latencies.length, rejected, latencies, codes } satisfies Attempts;
};

/** The value below which a share of all lies, to a tenth of a millisecond. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
};
