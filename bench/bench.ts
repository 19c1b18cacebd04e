/** npm run bench: a scenario on a Lambda-like host of the whole system. */
import { writeFileSync } from 'node:fs';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { measureLimit } from './limit/limit.ts';
import { comparedWith, readBaseline } from './report/baseline.ts';
import { faultsOf } from './report/faults.ts';
import { plotOf } from './report/plot.ts';
import { tableOf } from './report/table.ts';
import { scenarios } from './scenarios/all.ts';
import { runScenario } from './scenarios/run-scenario.ts';
import { measureWebhooks } from './webhooks/webhooks.ts';

const usage = `usage: npm run bench -- SCENARIO [options]
${Object.entries(scenarios)
  .map(([name, { does }]) => `  ${name.padEnd(20)}${does}`)
  .join('\n')}
  webhooks            how soon a receiver is told beside one that is dead and one that hangs, and what checkout feels of it
  limit               one hold against the same requests written by hand, and against one bare write
options:
  --concurrency N     buyers at the same time
  --short             some seconds instead of a minute
  --json FILE         write all figures
  --svg FILE          write a plot of how long buyers waited
  --baseline FILE     compare with the figures of an earlier --json
  --profiles FOLDER   write a CPU profile of the front and of each worker
  --help`;

const options = {
  concurrency: { type: 'string' },
  short: { type: 'boolean', default: false },
  json: { type: 'string' },
  svg: { type: 'string' },
  baseline: { type: 'string' },
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
  if (name === 'limit' && others.length === 0) return limit(values);
  if (name === 'webhooks' && others.length === 0) return webhooks(values);
  const scenario = scenarios[name];
  if (!scenario || others.length > 0)
    throw new PlainFault(`${name === '' ? 'which scenario?' : `there is no scenario ${positionals.join(' ')}`}\n${usage}`);
  const size = {
    ...scenario.size,
    ...(values.short && scenario.short),
    ...(values.concurrency !== undefined && { concurrency: concurrencyOf(values.concurrency) }),
  };
  const baseline =
    values.baseline === undefined ? undefined : readBaseline(values.baseline, { scenario: name, concurrency: size.concurrency });
  console.log(`Starting the host for ${name}…`);
  const figures = await runScenario(name, scenario, { root: repositoryRoot(), size, profiles: values.profiles });
  console.log(tableOf(figures));
  if (baseline) console.log(comparedWith(baseline, figures));
  write(values.json, figures);
  if (values.svg !== undefined) writeFileSync(values.svg, plotOf(figures, baseline));
  const faults = faultsOf(figures, values.short ? {} : scenario.atMost);
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
};

/** What a hold may take beside its requests by hand: what it checks, prices and logs. */
const longestHold = 1.2;

const limit = async ({ short, json }: { short: boolean; json?: string | undefined }): Promise<number> => {
  console.log('Starting the host for limit…');
  const measured = await measureLimit(repositoryRoot(), short ? 200 : 1000);
  const { hold, byHand, bareWrite, holdToByHand, holdToBareWrite } = measured;
  console.log(`limit, one at a time, ${measured.rounds} of each in turns
  one hold                p50 ${hold.p50} ms  p95 ${hold.p95}
  its requests by hand    p50 ${byHand.p50} ms  p95 ${byHand.p95}
  one bare write          p50 ${bareWrite.p50} ms  p95 ${bareWrite.p95}
  a hold takes ${holdToByHand} times its requests by hand, ${holdToBareWrite} times one bare write`);
  write(json, measured);
  if (holdToByHand <= longestHold) return 0;
  console.error(`a hold may take ${longestHold} times its requests by hand`);
  return 1;
};

/** Milliseconds from an event to its receiver, and what a checkout beside may take longer. */
const latestDelay = 2000;
const longestCheckout = 1.15; // chance moves a run's figure by some hundredths

const webhooks = async ({ short, json }: { short: boolean; json?: string | undefined }): Promise<number> => {
  console.log('Starting the host for webhooks…');
  const measured = await measureWebhooks(repositoryRoot(), short ? 100 : 1000);
  const { events, reached, delay, checkout, checkoutRatio, roundRatios, cpu } = measured;
  const parts = Object.keys(cpu.with).map((part) => `${part} ${cpu.without[part]} → ${cpu.with[part]}`);
  console.log(`webhooks, ${events} orders with one receiver that answers, one that is dead and one that takes 30 s
  reached the one that answers  ${reached}, after p50 ${delay.p50} ms  p95 ${delay.p95}
  a checkout without webhooks   p50 ${checkout.without.p50} ms  p95 ${checkout.without.p95}
  a checkout with them          p50 ${checkout.with.p50} ms  p95 ${checkout.with.p95}: ${checkoutRatio} times
  the same by rounds            ${roundRatios.join(' ')}
  CPU-ms an order               ${parts.join(', ')}`);
  write(json, measured);
  const isUnfelt = short || checkoutRatio <= longestCheckout; // a short run is over before the workers are warm
  if (reached >= events && delay.p95 <= latestDelay && isUnfelt) return 0;
  console.error(`all must arrive, 95 % within ${latestDelay} ms, and a checkout may take ${longestCheckout} times as long`);
  return 1;
};

const write = (file: string | undefined, figures: object): void => {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
};

process.exitCode = await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  return 1;
});
