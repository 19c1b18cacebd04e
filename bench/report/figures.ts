import { totalOf } from '../host/counts.ts';
import type { Counts, CountsByFunction } from '../host/counts.ts';
import { percentile } from '../load/lanes.ts';
import { archive, ledger } from '../scenarios/scenario.ts';
import type { Found, Size } from '../scenarios/scenario.ts';

/** A scenario in figures, as `--json` writes it. */
export type Figures = {
  readonly scenario: string;
  readonly concurrency: number;
  readonly ok: number;
  readonly rejected: number;
  /** What went well, a second, until it was all done behind the answers too. */
  readonly perSecond: number;
  /** Milliseconds of what went well, as the buyer waits for it. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** All processes of the host, user and system. */
  readonly cpuMsPerOk: number;
  readonly oversold: number;
  /** `writes` without the ledger's rows, which stand beside; `invocations` without the archive's. */
  readonly perOrder: Readonly<
    Record<
      | 'writes'
      | 'writeRequests'
      | 'reads'
      | 'invocations'
      | 'transactionItems'
      | 'refusedWrites'
      | 'messages'
      | 'bytes'
      | 'ledgerWrites',
      number
    >
  >;
  readonly seconds: number;
  readonly environments: number;
  readonly cpuMsByPart: Readonly<Record<string, number>>;
  readonly megabytes: Readonly<Record<string, number>>;
  /** Items written and read for each that went well, by function. */
  readonly perOrderByFunction: Readonly<Record<string, Readonly<Record<keyof Counts, number>>>>;
  /** Latencies for the plot: 100 percentiles. */
  readonly percentiles: readonly number[];
  readonly more: Readonly<Record<string, number>>;
};

type Facts = {
  readonly scenario: string;
  readonly size: Size;
  readonly environments: number;
  readonly megabytes: Figures['megabytes'];
};

export const figuresOf = ({ attempts, window, oversold, onlyPart, more = {} }: Found, facts: Facts): Figures => {
  const { ok, rejected, latencies } = attempts;
  const { byFunction } = window.operations;
  const each = (value: number): number => rounded(value / Math.max(ok, 1));
  const cpuMsByPart = mapped(window.cpu, (seconds) => each(seconds * 1000));
  const total = Object.entries(cpuMsByPart).reduce(
    (sum, [part, ms]) => sum + (onlyPart === undefined || part === onlyPart ? ms : 0),
    0,
  );
  const selling = totalOf(byFunction, (name) => name !== ledger);
  return {
    scenario: facts.scenario,
    concurrency: facts.size.concurrency,
    ok,
    rejected,
    perSecond: rounded(ok / window.seconds),
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    cpuMsPerOk: rounded(total),
    oversold,
    perOrder: {
      writes: each(selling.writes),
      writeRequests: each(selling.writeRequests),
      reads: each(selling.reads),
      invocations: each(totalOf(byFunction, (name) => name !== archive).invocations),
      transactionItems: each(selling.transactionItems),
      refusedWrites: each(selling.refusedWrites),
      messages: each(selling.messages),
      bytes: each(selling.bytes),
      ledgerWrites: each(totalOf(byFunction, (name) => name === ledger).writes),
    },
    seconds: rounded(window.seconds),
    environments: facts.environments,
    cpuMsByPart,
    megabytes: facts.megabytes,
    perOrderByFunction: perOrderByFunction(byFunction, each),
    percentiles: Array.from({ length: 100 }, (_, index) => percentile(latencies, (index + 1) / 100)),
    more: mapped(more, rounded),
  };
};

const perOrderByFunction = (byFunction: CountsByFunction, each: (value: number) => number) =>
  Object.fromEntries(
    Object.entries(byFunction).map(([name, counts]) => [name, mapped(counts, each)]),
  ) as Figures['perOrderByFunction']; // the same names

const mapped = (values: Readonly<Record<string, number>>, change: (value: number) => number) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

const rounded = (value: number): number => Math.round(value * 100) / 100;
