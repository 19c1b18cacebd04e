/** What both sides have of a scenario at a concurrency. */
export type Compared = {
  readonly ok: number;
  readonly perSecond: number;
  readonly cpuMsPerOk: number;
  readonly p50: number;
  readonly p95: number;
};

/** By scenario, then by concurrency. */
export type Side = Readonly<Record<string, Readonly<Record<string, Compared>>>>;

/** What one side did in several turns. */
export const sidesTogether = (sides: readonly Side[]): Side => {
  const together: Record<string, Record<string, Compared>> = {};
  for (const [scenario, byConcurrency] of sides.flatMap((side) => Object.entries(side)))
    together[scenario] = { ...together[scenario], ...byConcurrency };
  return together;
};

/** Ours divided by theirs: `perSecond` 15 is fifteen times as many, `cpuMsPerOk` 0.1 a tenth of the CPU. */
type Ratio = { readonly perSecond: number; readonly cpuMsPerOk: number; readonly p95: number };

export type Ratios = Readonly<Record<string, Readonly<Record<string, Ratio>>>>;

/** Where both have figures. */
export const ratiosOf = (ours: Side, theirs: Side): Ratios => {
  const ratios: Record<string, Record<string, Ratio>> = {};
  for (const [scenario, byConcurrency] of Object.entries(ours))
    for (const [concurrency, our] of Object.entries(byConcurrency)) {
      const their = theirs[scenario]?.[concurrency];
      if (!their) continue;
      const ratio = (name: keyof Ratio) => Math.round((our[name] / their[name]) * 1000) / 1000;
      (ratios[scenario] ??= {})[concurrency] = {
        perSecond: ratio('perSecond'),
        cpuMsPerOk: ratio('cpuMsPerOk'),
        p95: ratio('p95'),
      };
    }
  return ratios;
};

/** The comparison as a person reads it. */
export const comparisonTable = (ours: Side, theirs: Side): string => {
  const ratios = ratiosOf(ours, theirs);
  const head = row('', 'at once', 'a second', 'pretix', 'ratio', 'CPU-ms', 'pretix', 'ratio', 'p95 ms', 'pretix', 'ratio');
  const rows = Object.entries(ratios).flatMap(([scenario, byConcurrency]) =>
    Object.entries(byConcurrency).flatMap(([concurrency, { perSecond, cpuMsPerOk, p95 }]) => {
      const [our, their] = [ours[scenario]?.[concurrency], theirs[scenario]?.[concurrency]];
      if (!our || !their) return [];
      return row(
        ...[scenario, concurrency, our.perSecond.toFixed(1), their.perSecond.toFixed(1), `${perSecond.toFixed(1)}×`],
        ...[our.cpuMsPerOk.toFixed(1), their.cpuMsPerOk.toFixed(1), `1/${(1 / cpuMsPerOk).toFixed(1)}`],
        ...[our.p95.toFixed(0), their.p95.toFixed(0), `1/${(1 / p95).toFixed(1)}`],
      );
    }),
  );
  return [head, ...rows].join('\n');
};

const row = (first = '', ...others: string[]): string => `${first.padEnd(26)}${others.map((text) => text.padStart(10)).join('')}`;
