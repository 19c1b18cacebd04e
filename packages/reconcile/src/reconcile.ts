// npm run reconcile: proves units, ledger, orders and tickets of a stage against each other, while it sells.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventId as EventIdShape } from '@onsale/contracts/shapes';
import { systemClock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { stage as localStage } from '@onsale/local/stage';
import { kinds } from './difference.ts';
import { reconciliation } from './reconciliation.ts';
import type { Outcome } from './reconciliation.ts';
import { servicesAt } from './services.ts';
import { targetOf } from './target.ts';

/** Milliseconds: longer than an event is on its way to a consumer that is well. */
const usualSettle = 20_000;

const usage = `usage: npm run reconcile -- [options]
  Holds units, their ledger, holds, orders and tickets against each other and names what differs. Selling goes on meanwhile.
  --mend            mend what can be mended, by the services' own rules
  --event ID        of one event only
  --json FILE       write { clean, differences: [{ kind, id }], mended } there
  --settle SECONDS  how long a difference must stay as it is to count (${usualSettle / 1000}); what is in flight is none
  --stage NAME      on AWS, with your own credentials (${localStage}: the local cloud that runs here)
  --help
  Exit code: 0 clean, 1 differences remain (or it could not look).`;

const options = {
  mend: { type: 'boolean', default: false },
  event: { type: 'string' },
  json: { type: 'string' },
  settle: { type: 'string', default: String(usualSettle / 1000) },
  stage: { type: 'string', default: localStage },
  help: { type: 'boolean', default: false },
} as const;

const say = (line: string): void => console.log(line);

const eventNamed = (id: string | undefined): EventId | undefined => {
  if (id === undefined) return undefined;
  const parsed = EventIdShape.safeParse(id);
  if (!parsed.success) throw new PlainFault(`--event ${id}: ${parsed.error.issues[0]?.message ?? 'is no id'}`);
  return parsed.data;
};

const millisecondsOf = (seconds: string): number => {
  if (!/^\d{1,4}$/.test(seconds)) throw new PlainFault(`--settle ${seconds}: must be a whole number of seconds`);
  return Number(seconds) * 1000;
};

const report = ({ differences, mended }: Outcome): void => {
  for (const { kind, id } of differences) say(`${kind.padEnd(26)} ${id}  (${kinds[kind]})`);
  const left = differences.length === 0 ? 'clean' : `${differences.length} differences, see docs/runbooks/reconcile.md`;
  say(mended > 0 ? `${left}; ${mended} mended` : left);
};

const main = async (): Promise<void> => {
  const { values } = readArguments({ options }, usage);
  if (values.help) {
    say(usage);
    return;
  }
  const eventId = eventNamed(values.event);
  const settle = millisecondsOf(values.settle);
  const services = servicesAt(await targetOf(values.stage), eventId);
  say(`Reading what inventory, orders and tickets of the stage ${values.stage} have…`);
  const ports = { ...services, clock: systemClock, pause: (milliseconds: number) => sleep(milliseconds), say };
  const outcome = await reconciliation(ports, settle)(values.mend);
  report(outcome);
  const clean = outcome.differences.length === 0;
  const differences = outcome.differences.map(({ kind, id }) => ({ kind, id }));
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ clean, differences, mended: outcome.mended }, null, 2)}\n`);
  if (!clean) process.exitCode = 1;
};

await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  process.exitCode = 1;
});
