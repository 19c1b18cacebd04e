// npm run ops: looking after what failed, on this machine or on AWS.
import { readArguments } from '@onsale/local/arguments';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { stage as localStage } from '@onsale/local/stage';
import { bringBack } from './bring-back.ts';
import { callFunction } from './call-function.ts';
import { failedRecordsIn, findKey, shortKey } from './failed-records.ts';
import { depthOf, findQueue, listQueues } from './queues.ts';
import { redrive } from './redrive.ts';
import { republishEvents } from './republish-command.ts';
import { failedLines } from './show-failed.ts';
import { summaries } from './summary.ts';
import { targetOf } from './target.ts';
import type { Target } from './target.ts';

const usage = `usage: npm run ops -- COMMAND [options]
  queues                  every queue with its depth and that of its DLQ
  redrive QUEUE | --all   move what failed back to its queue
  failed                  what the streams of tables gave up, the newest last
  again KEY | --all       give it to its function once more; what fails again stays
  republish SERVICE       publish once more what it told in the last 14 days, oldest first; events alone, since a timer that
                          comes again is of no use
    --since TIME          from then on, such as 2027-05-01T18:00:00Z
    --until TIME          and before that (now)
    --type TYPE           only these, such as onsale.orders.order-confirmed.v1
    --dry-run             only count them
  --stage NAME            on AWS, with your own credentials (${localStage}: the local cloud that runs here)
  --help
  Exit code: 0 all went well, 1 something failed again (or could not be done).`;

const say = (line: string): void => console.log(line);

const showQueues = async ({ sqs, stage }: Target): Promise<void> => {
  const queues = await listQueues(sqs, stage);
  if (queues.length === 0) throw new PlainFault(`there are no queues on ${stage}`);
  const width = Math.max(5, ...queues.map(({ name }) => name.length));
  say(`${'queue'.padEnd(width)}  waiting  in flight  delayed  failed`);
  for (const { name, url, dlqUrl } of queues) {
    const [depth, failed] = await Promise.all([depthOf(sqs, url), depthOf(sqs, dlqUrl)]);
    const columns = [
      String(depth.waiting).padStart(7),
      String(depth.inFlight).padStart(9),
      String(depth.delayed).padStart(7),
      String(failed.waiting).padStart(6),
    ];
    say(`${name.padEnd(width)}  ${columns.join('  ')}`);
  }
};

const redriveQueues = async ({ sqs, stage }: Target, wanted: string | undefined): Promise<void> => {
  const queues = await listQueues(sqs, stage);
  for (const queue of wanted === undefined ? queues : [findQueue(queues, wanted, stage)]) {
    const moved = await redrive(sqs, queue);
    if (moved > 0 || wanted !== undefined) say(`${queue.name}: ${moved} moved back`);
  }
};

const showFailed = async ({ s3, stage, failedRecords }: Target): Promise<void> => {
  const { readable, unreadable } = await summaries(failedRecordsIn(s3, await failedRecords()), stage);
  if (readable.length + unreadable.length === 0) say(`nothing was given up on ${stage}`);
  for (const line of failedLines(readable, unreadable)) say(line);
};

const bringAllBack = async ({ s3, lambda, stage, failedRecords }: Target, wanted: string | undefined): Promise<void> => {
  const bucket = failedRecordsIn(s3, await failedRecords());
  const all = wanted === undefined ? await summaries(bucket, stage) : undefined;
  const keys = all ? all.readable.map(({ key }) => key) : [findKey(await bucket.keys(), wanted ?? '')];
  if (all && keys.length === 0) say(`nothing to bring back on ${stage}`);
  const refused = (key: string, why: string): void => {
    console.error(`${shortKey(key)}: ${why}`);
    process.exitCode = 1;
  };
  for (const { key, why } of all?.unreadable ?? []) refused(key, why);
  for (const key of keys) {
    try {
      const callOf = (called: Parameters<typeof callFunction>[1]) => callFunction(lambda, called);
      const { called, records, left } = await bringBack(key, { stage, bucket, callOf });
      const what = `${called.name} of ${called.service}`;
      say(`${shortKey(key)}: ${what}: ${records - left.length} of ${records} brought back`);
      for (const { record, why } of left) refused(key, `${record.dynamodb?.SequenceNumber ?? ''} failed again: ${why}`);
    } catch (fault) {
      if (!(fault instanceof PlainFault)) throw fault;
      refused(key, fault.message);
    }
  }
};

const options = {
  all: { type: 'boolean' },
  since: { type: 'string' },
  until: { type: 'string' },
  type: { type: 'string' },
  'dry-run': { type: 'boolean' },
  stage: { type: 'string', default: localStage },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<{ options: typeof options }>>['values'];

type Command = {
  /** The options that are its own. */
  readonly takes: readonly (keyof typeof options)[];
  /** It wants a name, or `--all` where it takes that. */
  readonly names: boolean;
  run(target: Target, named: string | undefined, values: Values): Promise<void>;
};

const commands: Readonly<Record<string, Command>> = {
  queues: { takes: [], names: false, run: showQueues },
  redrive: { takes: ['all'], names: true, run: redriveQueues },
  failed: { takes: [], names: false, run: showFailed },
  again: { takes: ['all'], names: true, run: bringAllBack },
  republish: {
    takes: ['since', 'until', 'type', 'dry-run'],
    names: true,
    run: (target, named = '', values) => republishEvents(target, named, values),
  },
};

const isRight = ({ takes, names }: Command, [named, ...more]: readonly string[], values: Values): boolean => {
  const takesAll = Object.keys(values).every((name) => name === 'stage' || takes.some((each) => each === name));
  return takesAll && more.length === 0 && (named !== undefined) === (names && values.all !== true);
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments({ options, allowPositionals: true }, usage);
  const [name = '', ...names] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (values.help) say(usage);
  else if (command && isRight(command, names, values)) await command.run(await targetOf(values.stage), names[0], values);
  else {
    console.error(usage);
    process.exitCode = 2;
  }
};

await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  process.exitCode = 1;
});
