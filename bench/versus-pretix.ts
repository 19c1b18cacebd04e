/** npm run bench:vs-pretix: pretix and ours by turns on this machine, the same counts and concurrency. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import type { Figures } from './report/figures.ts';
import { scenarios } from './scenarios/all.ts';
import { runScenario } from './scenarios/run-scenario.ts';
import { comparisonTable, ratiosOf, sidesTogether } from './versus/comparison.ts';
import type { Compared, Side } from './versus/comparison.ts';
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
const short: PretixSize = { tickets: 150, attempts: 600, shopTickets: 60, shopAttempts: 60 };

type OurRun = { readonly scenario: string; readonly concurrency: number; readonly tickets: number; readonly attempts: number };

/** What each side does before it is the other's turn: a machine may be a third slower ten minutes later. */
type Turn = {
  /** In the words of run.sh. Its PDFs are those of the orders of api_c1. */
  readonly theirs: string;
  readonly ours: readonly OurRun[];
};

const turnsOf = ({ tickets, attempts, shopTickets, shopAttempts }: PretixSize, isShort: boolean): Turn[] => {
  const order = (concurrency: number): OurRun => ({ scenario: 'api-order', concurrency, tickets, attempts });
  const ways = (load: Omit<OurRun, 'scenario'>, names: readonly string[]): OurRun[] =>
    names.map((scenario) => ({ scenario, ...load }));
  const free = ['buyer-way-free', 'buyer-way-free-pdf-apart'];
  const at16 = ways({ concurrency: 16, tickets: shopTickets, attempts: shopAttempts }, [
    ...free,
    'buyer-way',
    'buyer-way-pdf-apart',
  ]);
  if (isShort) return [{ theirs: 'warm_api warm_shop api_c1 api_c16 shop_c16', ours: [order(16), ...at16] }];
  return [
    { theirs: 'warm_api api_c16 api_c64', ours: [order(16), order(64)] },
    {
      theirs: 'warm_api warm_shop api_c1 shop_c1 shop_c16',
      ours: [
        ...at16,
        { scenario: 'pdf', concurrency: 1, tickets: 100, attempts: 100 },
        { scenario: 'api-order', concurrency: 1, tickets, attempts: tickets },
        ...ways({ concurrency: 1, tickets: 40, attempts: 20 }, free),
      ],
    },
    { theirs: 'warm_api avail_c16', ours: [{ scenario: 'availability', concurrency: 16, tickets, attempts: 5000 }] },
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
  const theirs: { side: Side; oversold: boolean }[] = [];
  const ours: Record<string, Record<string, Compared>> = {};
  const all: Figures[] = [];
  for (const turn of turnsOf(size, values.short)) {
    console.log(`pretix: ${turn.theirs}…`);
    theirs.push(await runPretix(path.resolve(root, values.anchor), size, turn.theirs));
    for (const { scenario: name, ...load } of turn.ours) {
      const scenario = scenarios[name];
      if (!scenario) throw new Error(`there is no scenario ${name}`);
      console.log(`ours: ${name}, ${load.concurrency} at a time…`);
      const figures = await runScenario(name, scenario, { root, size: { ...scenario.size, ...load } });
      all.push(figures);
      const { ok, perSecond, cpuMsPerOk, p50, p95 } = figures;
      (ours[name] ??= {})[load.concurrency] = { ok, perSecond, cpuMsPerOk, p50, p95 };
    }
  }
  const pretix = { side: sidesTogether(theirs.map(({ side }) => side)), oversold: theirs.some(({ oversold }) => oversold) };
  console.log(comparisonTable(ours, pretix.side));
  const engine =
    all.find(({ scenario, concurrency }) => scenario === 'api-order' && concurrency === 16)?.cpuMsByPart['engine'] ?? 0;
  console.log(
    `The embedded engine takes ${engine.toFixed(1)} CPU-ms of each order: one core of it alone would end at ${(1000 / engine).toFixed(0)} a second.`,
  );
  console.log(
    'Nobody pays in the shop way of pretix that is driven here, its tickets cost nothing: buyer-way-free is like it. buyer-way pays at a provider, which runs here too.',
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
