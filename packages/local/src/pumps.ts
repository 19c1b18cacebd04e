import { setTimeout as sleep } from 'node:timers/promises';
import type { Clients } from './clients.ts';
import type { Cloud } from './cloud.ts';
import { keepFailedRecords } from './failed-records.ts';
import type { Invoke } from './lambda.ts';
import { localFunctionName } from './offline-configuration.ts';
import type { Places } from './place.ts';
import { PlainFault } from './plain-fault.ts';
import { pumpQueue } from './queue-pump.ts';
import type { Service } from './services.ts';
import { sharedReader } from './shared-reader.ts';
import { pumpStream } from './stream-pump.ts';
import type { StreamNeeds } from './stream-pump.ts';
import { streamReader } from './stream-reader.ts';

type Needs = {
  readonly cloud: Cloud;
  readonly clients: Clients;
  readonly invoke: Invoke;
  /** Where each function has come in its stream. */
  readonly places: (functionName: string) => Places;
  readonly signal: AbortSignal;
};

/** The event source mappings of all functions, as osls writes them. */
type SqsEvent = {
  readonly arn: string;
  readonly batchSize?: number;
  readonly maximumBatchingWindow?: number;
  readonly functionResponseType?: string;
};
type StreamEvent = {
  readonly type: string;
  readonly arn: string;
  readonly batchSize?: number;
  readonly batchWindow?: number;
  readonly bisectBatchOnFunctionError?: boolean;
  readonly functionResponseType?: string;
  readonly maximumRetryAttempts?: number;
  readonly maximumRecordAgeInSeconds?: number;
  readonly filterPatterns?: readonly unknown[];
  readonly destinations?: { readonly onFailure?: { readonly arn: string; readonly type: string } };
};

/** Starts one pump for each queue and stream that a function reads. Answers how many of them run. */
export const startPumps = async (services: readonly Service[], needs: Needs): Promise<string> => {
  const events = services.flatMap((service) =>
    Object.entries(service.configuration.functions).flatMap(([name, fn]) =>
      fn.events.map((event) => ({
        functionName: localFunctionName(service.name, name),
        event: needs.cloud.resolve(service, event) as object,
      })),
    ),
  );
  const queues = events.flatMap(({ functionName, event }) =>
    'sqs' in event ? [queuePump(functionName, event.sqs as SqsEvent, needs)] : [],
  );
  const streams = events.flatMap(({ functionName, event }) =>
    'stream' in event ? [{ functionName, stream: event.stream as StreamEvent }] : [],
  );
  const tables = Map.groupBy(streams, tableNameOf);
  const streamPumps = await Promise.all([...tables].map(([tableName, mappings]) => pumpsOfTable(tableName, mappings, needs)));
  for (const pump of [...queues, ...streamPumps.flat()]) void keepRunning(pump, needs.signal);
  return `${queues.length} queues, ${streams.length} streams`;
};

type Pump = { readonly name: string; readonly run: () => Promise<void> };

const restDelay = 1000; // milliseconds

/** A pump ends only by the signal; a fault of a part that it reads (just restarting, say) is waited out. */
const keepRunning = async ({ name, run }: Pump, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await run().catch(async (fault: unknown) => {
      if (signal.aborted) return;
      console.error(`${name}: ${String(fault)}`);
      await sleep(restDelay, undefined, { ref: false });
    });
  }
};

const queuePump = (functionName: string, event: SqsEvent, needs: Needs): Pump => {
  const { arn, batchSize = 10, maximumBatchingWindow = 0, functionResponseType } = event;
  const queue = needs.cloud.resources.find(({ type, name }) => type === 'AWS::SQS::Queue' && arn.endsWith(`:${name}`));
  if (!queue) throw new PlainFault(`${functionName} reads ${arn}, which no service declares`);
  const mapping = {
    functionName,
    queueArn: arn,
    queueUrl: queue.ref,
    batchSize,
    gatherSeconds: maximumBatchingWindow,
    reportsFailures: functionResponseType === 'ReportBatchItemFailures',
  };
  return { name: queue.name, run: () => pumpQueue(mapping, { ...needs, ...needs.clients, region: needs.cloud.region }) };
};

type FollowedStream = { readonly functionName: string; readonly stream: StreamEvent };

const tableNameOf = ({ functionName, stream }: FollowedStream): string => {
  const tableName = /:table\/([^/]+)\/stream\//.exec(stream.arn)?.[1];
  if (stream.type !== 'dynamodb' || tableName === undefined) {
    throw new PlainFault(`${functionName} reads ${stream.arn}: the local cloud has streams of tables only`);
  }
  return tableName;
};

/** All that follow one table's stream, by one reader. */
const pumpsOfTable = async (tableName: string, followed: readonly FollowedStream[], needs: Needs): Promise<Pump[]> => {
  const reader = await streamReader(needs.clients, tableName);
  const follow = sharedReader(reader);
  return followed.map((each) => streamPump(each, tableName, reader.streamArn, { ...needs, ...follow() }));
};

const streamPump = (
  { functionName, stream }: FollowedStream,
  tableName: string,
  streamArn: string,
  needs: Needs & Pick<StreamNeeds, 'reader' | 'rest'>,
): Pump => {
  const bucket = stream.destinations?.onFailure?.arn.replace('arn:aws:s3:::', '');
  const mapping = {
    tableName,
    functionName,
    batchSize: stream.batchSize ?? 100,
    gatherSeconds: stream.batchWindow ?? 0,
    filterPatterns: stream.filterPatterns ?? [],
    reportsFailures: stream.functionResponseType === 'ReportBatchItemFailures',
    bisects: stream.bisectBatchOnFunctionError ?? false,
    retries: stream.maximumRetryAttempts ?? Infinity,
    longestAgeSeconds: stream.maximumRecordAgeInSeconds ?? Infinity,
  };
  const run = () =>
    pumpStream(mapping, {
      ...needs,
      places: needs.places(functionName),
      onFailure: async (shardId, records, tries) => {
        console.error(`${functionName}: gave up ${records.length} records of ${tableName} after ${tries} tries`);
        if (bucket !== undefined) {
          await keepFailedRecords(needs.clients.s3, bucket, {
            functionName,
            streamArn,
            shardId,
            records,
            tries,
          });
        }
      },
    });
  return { name: `stream of ${tableName}`, run };
};
