import type { Ratios } from './comparison.ts';

type Goal = {
  readonly scenario: string;
  readonly concurrency: number;
  readonly figure: 'perSecond' | 'cpuMsPerOk' | 'p95';
  /** The ratio that ours must reach: as many times theirs for `perSecond`, as a part of theirs for the others. */
  readonly ratio: number;
};

/** What is to be reached beside pretix on the same machine. Nobody pays in its shop way: ours is held against it both so, and with a payment. */
const goals: readonly Goal[] = [
  { scenario: 'api-order', concurrency: 16, figure: 'perSecond', ratio: 10 },
  { scenario: 'api-order', concurrency: 16, figure: 'cpuMsPerOk', ratio: 1 / 8 },
  { scenario: 'api-order', concurrency: 64, figure: 'p95', ratio: 1 / 10 },
  { scenario: 'buyer-way-free-pdf-apart', concurrency: 16, figure: 'perSecond', ratio: 15 },
  { scenario: 'buyer-way-free-pdf-apart', concurrency: 16, figure: 'cpuMsPerOk', ratio: 1 / 15 },
  { scenario: 'buyer-way-pdf-apart', concurrency: 16, figure: 'perSecond', ratio: 15 },
  { scenario: 'buyer-way-pdf-apart', concurrency: 16, figure: 'cpuMsPerOk', ratio: 1 / 15 },
  { scenario: 'availability', concurrency: 16, figure: 'perSecond', ratio: 20 },
  { scenario: 'pdf', concurrency: 1, figure: 'cpuMsPerOk', ratio: 1 / 5 },
];

const words = { perSecond: 'a second', cpuMsPerOk: 'of the CPU', p95: 'of the 95th percentile' } as const;

/** Each goal that a full run does not reach, in a sentence; a scenario that was not run counts as one. */
export const shortOf = (ratios: Ratios): string[] =>
  goals.flatMap(({ scenario, concurrency, figure, ratio }) => {
    const measured = ratios[scenario]?.[concurrency];
    const found = measured?.[figure];
    const reached = found !== undefined && (figure === 'perSecond' ? found >= ratio : found <= ratio);
    if (reached) return [];
    const text = (value: number) =>
      `${figure === 'perSecond' ? `${value}×` : `1/${Math.round(10 / value) / 10}`} ${words[figure]}`;
    const what = found === undefined ? 'was not measured' : `has ${text(found)}`;
    return [`${scenario}, ${concurrency} at a time, ${what}: ${text(ratio)} is the goal`];
  });
