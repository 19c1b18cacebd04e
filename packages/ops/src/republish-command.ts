import { deployableServices, serviceNamed } from '@onsale/deploy/services';
import { rfc3339 } from '@onsale/kernel/clock';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { exportName } from '@onsale/serverless-config/names';
import { callFunction } from './call-function.ts';
import { outboxPublisher } from './called-function.ts';
import { countEvents, republish } from './republish.ts';
import type { Counts } from './republish.ts';
import { storedEvents } from './stored-events.ts';
import type { Target } from './target.ts';
import { whatToRepublish } from './what-to-republish.ts';

type Options = Parameters<typeof whatToRepublish>[1] & { readonly 'dry-run'?: boolean | undefined };

/** Between two lines that tell how far it is. */
const toldEvery = 1000; // events

/** Publishes what a service told once more, or only counts it. Sets the exit code where not all went out. */
export const republishEvents = async (target: Target, named: string, options: Options): Promise<void> => {
  const { name: service } = serviceNamed(named, await deployableServices(repositoryRoot()));
  const told = whatToRepublish(service, options, Date.now());
  const span = `from ${rfc3339(told.since)} until ${rfc3339(told.until)}`;
  console.log(
    `what ${service} told on ${target.stage} ${span}${options['dry-run'] ? ', only counted' : ', to be published again'}:`,
  );
  const events = () => storedEvents(target.dynamodb, exportName(target.stage, service), told);
  const found = await countEvents(events());
  const total = totalOf(found);
  for (const line of linesOf(found)) console.log(line);
  if (total === 0) console.log('nothing');
  if (total === 0 || options['dry-run']) return;

  const call = callFunction(target.lambda, outboxPublisher(service, target.stage));
  const { sent, stopped } = await republish(events(), rfc3339(told.since), call, (count, at) => {
    if (count % toldEvery === 0) console.log(`${count} of ${total} published again, up to ${at}`);
  });
  console.log(`${totalOf(sent)} of ${total} published again`);
  if (!stopped) return;
  if (totalOf(sent) > 0) for (const line of linesOf(sent)) console.log(line);
  console.error(`it stopped: ${describeFault(stopped.why)}`);
  console.error(
    `go on with --since ${stopped.at} --until ${rfc3339(told.until)}${told.type === undefined ? '' : ` --type ${told.type}`}`,
  );
  process.exitCode = 1;
};

const totalOf = (counts: Counts): number => [...counts.values()].reduce((total, count) => total + count, 0);

const linesOf = (counts: Counts): string[] =>
  [...counts].sort(([one], [other]) => one.localeCompare(other)).map(([type, count]) => `${String(count).padStart(8)}  ${type}`);
