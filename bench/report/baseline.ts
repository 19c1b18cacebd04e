import { readFileSync } from 'node:fs';
import { PlainFault } from '@onsale/local/plain-fault';
import type { Figures } from './figures.ts';

/** Figures that an earlier run has written with --json. Throws a PlainFault where the file holds those of something else. */
export const readBaseline = (file: string, { scenario, concurrency }: Pick<Figures, 'scenario' | 'concurrency'>): Figures => {
  let baseline: Figures;
  try {
    baseline = JSON.parse(readFileSync(file, 'utf8')) as Figures; // checked next
  } catch (fault) {
    throw new PlainFault(`--baseline ${file}: ${(fault as Error).message}`); // node:fs and JSON throw Errors
  }
  if (baseline.scenario !== scenario || baseline.concurrency !== concurrency)
    throw new PlainFault(
      `--baseline ${file} holds ${baseline.scenario} at ${baseline.concurrency}, not ${scenario} at ${concurrency}`,
    );
  return baseline;
};

/** Each figure beside the baseline's: `CPU-ms each  90 → 80 (-11 %)`. */
export const comparedWith = (baseline: Figures, figures: Figures): string =>
  [
    line('a second', baseline.perSecond, figures.perSecond),
    line('p95 ms', baseline.p95, figures.p95),
    line('CPU-ms each', baseline.cpuMsPerOk, figures.cpuMsPerOk),
    line('writes each', baseline.perOrder.writes, figures.perOrder.writes),
    line('reads each', baseline.perOrder.reads, figures.perOrder.reads),
  ].join('\n');

const line = (name: string, before: number, now: number): string => {
  const change = before === 0 ? '' : ` (${now >= before ? '+' : ''}${(((now - before) / before) * 100).toFixed(0)} %)`;
  return `  ${name.padEnd(24)}${before} → ${now}${change}`;
};
