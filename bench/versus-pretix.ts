/** npm run bench:vs-pretix: pretix and ours one after the other on this machine, the same counts and concurrency. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import type { Figures } from './report/figures.ts';
import { scenarios } from './scenarios/all.ts';
import { runScenario } from './scenarios/run-scenario.ts';
import { comparisonTable, ratiosOf } from './versus/comparison.ts';
import type { Compared } from './versus/comparison.ts';
import { shortOf } from './versus/goals.ts';
import { runPretix } from './versus/pretix.ts';
import type { PretixSize } from './versus/pretix.ts';

const usage = `usage: npm run bench:vs-pretix -- [options]
  --short           orders through the API and the whole way, 16 at a time, some minutes; asks for no goal
  --anchor FOLDER   what installs and drives pretix (../shared/anchors/pretix)
  --json FILE       write both sides and their ratios
  --help`;

const options = {
  short: { type: 'boolean', default: false },
  anchor: { type: 'string', default: '../shared/anchors/pretix' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const full: PretixSize = { tickets: 500, attempts: 2000, shopTickets: 150, shopAttempts: 400 };
const short: PretixSize = {
  ...{ tickets: 150, attempts: 600, shopTickets: 60, shopAttempts: 60 },
  phases: 'warm_api warm_shop api_c1 api_c16 shop_c16', // its PDFs are those of the orders of api_c1
};

type OurRun = { readonly scenario: string; readonly concurrency: number; readonly tickets: number; readonly attempts: number };

/** The same as run.sh does on its side. */
const runsOf = ({ tickets, attempts, shopTickets, shopAttempts, phases }: PretixSize): OurRun[] => {
  const at16: OurRun[] = [
    { scenario: 'api-order', concurrency: 16, tickets, attempts },
    { scenario: 'buyer-way', concurrency: 16, tickets: shopTickets, attempts: shopAttempts },
    { scenario: 'buyer-way-pdf-apart', concurrency: 16, tickets: shopTickets, attempts: shopAttempts },
  ];
  if (phases !== undefined) return at16;
  return [
    { scenario: 'api-order', concurrency: 1, tickets, attempts: tickets },
    ...at16,
    { scenario: 'api-order', concurrency: 64, tickets, attempts },
    { scenario: 'buyer-way', concurrency: 1, tickets: 40, attempts: 20 },
    { scenario: 'buyer-way-pdf-apart', concurrency: 1, tickets: 40, attempts: 20 },
    { scenario: 'availability', concurrency: 16, tickets, attempts: 5000 },
    { scenario: 'pdf', concurrency: 1, tickets: 100, attempts: 100 },
  ];
};

const main = async (): Promise<number> => {
  const { values } = readArguments({ options }, usage);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const root = repositoryRoot();
  const size = values.short ? short : full;
  console.log('pretix…');
  const pretix = await runPretix(path.resolve(root, values.anchor), size);
  const ours: Record<string, Record<string, Compared>> = {};
  const all: Figures[] = [];
  for (const { scenario: name, ...load } of runsOf(size)) {
    const scenario = scenarios[name];
    if (!scenario) throw new Error(`there is no scenario ${name}`);
    console.log(`ours: ${name}, ${load.concurrency} at a time…`);
    const figures = await runScenario(name, scenario, { root, size: { ...scenario.size, ...load } });
    all.push(figures);
    const { ok, perSecond, cpuMsPerOk, p50, p95 } = figures;
    (ours[name] ??= {})[load.concurrency] = { ok, perSecond, cpuMsPerOk, p50, p95 };
  }
  console.log(comparisonTable(ours, pretix.side));
  const engine =
    all.find(({ scenario, concurrency }) => scenario === 'api-order' && concurrency === 16)?.cpuMsByPart['engine'] ?? 0;
  console.log(
    `The embedded engine takes ${engine.toFixed(1)} CPU-ms of each order: one core of it alone would end at ${(1000 / engine).toFixed(0)} a second.`,
  );
  const ratios = ratiosOf(ours, pretix.side);
  const result = { ours, pretix: pretix.side, ratios, figures: all };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  const oversold = all.filter((each) => each.oversold > 0).map(({ scenario }) => scenario);
  if (pretix.oversold) console.log('pretix oversold');
  if (oversold.length > 0) console.error(`oversold: ${oversold.join(', ')}`);
  const missed = values.short ? [] : shortOf(ratios);
  for (const goal of missed) console.error(goal);
  return oversold.length + missed.length > 0 ? 1 : 0;
};

process.exitCode = await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  return 1;
});
