/** npm run bench: a scenario on a Lambda-like host of the whole system. */
import { writeFileSync } from 'node:fs';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { tableOf } from './report/table.ts';
import { scenarios } from './scenarios/all.ts';
import { runScenario } from './scenarios/run-scenario.ts';

const usage = `usage: npm run bench -- SCENARIO [options]
${Object.entries(scenarios)
  .map(([name, { does }]) => `  ${name.padEnd(20)}${does}`)
  .join('\n')}
options:
  --concurrency N     buyers at the same time
  --short             some seconds instead of a minute
  --json FILE         write all figures
  --profiles FOLDER   write a CPU profile of the front and of each worker
  --help`;

const options = {
  concurrency: { type: 'string' },
  short: { type: 'boolean', default: false },
  json: { type: 'string' },
  profiles: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const concurrencyOf = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 512) return number;
  throw new PlainFault(`--concurrency must be a number from 1 to 512, not ${text}`);
};

const main = async (): Promise<number> => {
  const { values, positionals } = readArguments({ options, allowPositionals: true }, usage);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [name = '', ...others] = positionals;
  const scenario = scenarios[name];
  if (!scenario || others.length > 0)
    throw new PlainFault(`${name === '' ? 'which scenario?' : `there is no scenario ${positionals.join(' ')}`}\n${usage}`);
  const size = {
    ...scenario.size,
    ...(values.short && scenario.short),
    ...(values.concurrency !== undefined && { concurrency: concurrencyOf(values.concurrency) }),
  };
  console.log(`Starting the host for ${name}…`);
  const figures = await runScenario(name, scenario, { root: repositoryRoot(), size, profiles: values.profiles });
  console.log(tableOf(figures));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (figures.ok > 0 && figures.oversold === 0) return 0;
  console.error(figures.oversold > 0 ? `${figures.oversold} tickets too many` : 'nothing went well');
  return 1;
};

process.exitCode = await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  return 1;
});
