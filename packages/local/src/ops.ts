// npm run ops: looking after queues, on this machine or on AWS.
import path from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readArguments } from './arguments.ts';
import { clientsFor } from './clients.ts';
import { homeAt } from './home.ts';
import { describeFault, PlainFault } from './plain-fault.ts';
import { depthOf, findQueue, listQueues } from './queues.ts';
import { redrive } from './redrive.ts';
import { repositoryRoot } from './repository.ts';
import { isAlive, readRunning } from './running.ts';
import { stage as localStage } from './stage.ts';

const usage = `usage: npm run ops -- COMMAND [options]
  queues                  every queue with its depth and that of its DLQ
  redrive QUEUE | --all   move what failed back to its queue
  --stage NAME            on AWS, with your own credentials (${localStage}: the local cloud that runs here)
  --help`;

/** The SDK finds region and credentials of a real stage as everywhere. */
const sqsOf = (stage: string): SQSClient => {
  if (stage !== localStage) return new SQSClient({});
  const home = homeAt(path.resolve(process.env['ONSALE_HOME'] ?? path.join(repositoryRoot(), '.onsale')));
  const running = readRunning(home);
  if (!running || !isAlive(running.main))
    throw new PlainFault(`no local cloud runs with ${home.folder}: npm start, or name a --stage`);
  return clientsFor(running.endpoints, running.region).sqs;
};

const showQueues = async (sqs: SQSClient, stage: string): Promise<void> => {
  const queues = await listQueues(sqs, stage);
  const width = Math.max(5, ...queues.map(({ name }) => name.length));
  console.log(`${'queue'.padEnd(width)}  waiting  in flight  delayed  failed`);
  for (const { name, url, dlqUrl } of queues) {
    const [depth, failed] = await Promise.all([depthOf(sqs, url), depthOf(sqs, dlqUrl)]);
    const columns = [
      String(depth.waiting).padStart(7),
      String(depth.inFlight).padStart(9),
      String(depth.delayed).padStart(7),
      String(failed.waiting).padStart(6),
    ];
    console.log(`${name.padEnd(width)}  ${columns.join('  ')}`);
  }
};

const redriveQueues = async (sqs: SQSClient, stage: string, wanted: string | undefined): Promise<void> => {
  const queues = await listQueues(sqs, stage);
  for (const queue of wanted === undefined ? queues : [findQueue(queues, wanted, stage)]) {
    const moved = await redrive(sqs, queue);
    if (moved > 0 || wanted !== undefined) console.log(`${queue.name}: ${moved} moved back`);
  }
};

const main = async (): Promise<void> => {
  const options = {
    all: { type: 'boolean' },
    stage: { type: 'string', default: localStage },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = readArguments({ options, allowPositionals: true }, usage);
  const [command, queue, ...more] = positionals;
  if (values.help) console.log(usage);
  else if (command === 'queues' && queue === undefined) await showQueues(sqsOf(values.stage), values.stage);
  else if (command === 'redrive' && more.length === 0 && (queue === undefined) === (values.all === true))
    await redriveQueues(sqsOf(values.stage), values.stage, queue);
  else {
    console.error(usage);
    process.exitCode = 2;
  }
};

await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  process.exitCode = 1;
});
