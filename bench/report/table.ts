import type { Figures } from './figures.ts';

/** What a person reads at the end of a run. */
export const tableOf = (figures: Figures): string => {
  const { scenario, concurrency, environments, ok, rejected, seconds, perSecond, p50, p95, p99, cpuMsPerOk, perOrder, oversold } =
    figures;
  const parts = Object.entries(figures.cpuMsByPart).map(([part, ms]) => `${part} ${ms.toFixed(1)}`);
  const memory = Object.entries(figures.megabytes).map(([part, size]) => `${part} ${size}`);
  return [
    `${scenario}, ${concurrency} at a time, ${environments} environments of each function`,
    row('went well', `${ok} in ${seconds} s, ${rejected} refused, ${oversold} oversold`),
    row('a second', perSecond.toFixed(1)),
    row('ms', `p50 ${p50}  p95 ${p95}  p99 ${p99}`),
    row('CPU-ms each', `${cpuMsPerOk.toFixed(1)} (${parts.join(', ')})`),
    row(
      'operations each',
      `${perOrder.writes} writes in ${perOrder.writeRequests} requests (${perOrder.transactionItems} in transactions, ${perOrder.refusedWrites} refused), ${perOrder.reads} reads,`,
    ),
    row(
      '',
      `${perOrder.ledgerWrites} ledger rows, ${perOrder.invocations} invocations, ${perOrder.messages} messages, ${perOrder.bytes} bytes`,
    ),
    row('MB', memory.join(', ')),
    ...Object.entries(figures.more).map(([name, value]) => row(name, String(value))),
  ].join('\n');
};

const row = (name: string, value: string): string => `  ${name.padEnd(24)}${value}`;
