import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { readApiKey } from '@onsale/kernel/api-key';
import { readDeviceToken } from '@onsale/kernel/device-token';
import type { Cloud } from './cloud.ts';
import type { Invoke } from './lambda.ts';
import { localFunctionName } from './offline-configuration.ts';
import { PlainFault } from './plain-fault.ts';
import type { routing } from './routes.ts';
import type { Service } from './services.ts';

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

type Needs = {
  readonly cloud: Cloud;
  readonly services: readonly Service[];
  readonly find: ReturnType<typeof routing>;
  readonly invoke: Invoke;
  readonly signal: AbortSignal;
};

/** How CloudWatch pushes a log group's lines to a function, as osls writes it. */
type LogEvent = { readonly logGroup: string; readonly filter?: string };

type Line = { readonly id: string; readonly timestamp: number; readonly message: string };

const gatherMilliseconds = 1000;
const tries = 3; // as Lambda makes of what is pushed to it

/**
 * The API's access log: a line for each call in the stage's own format, pushed to the functions that subscribe to it. Calls come
 * through `logged`. Lines that nobody subscribes to are not kept.
 */
export const accessLog = ({ cloud, services, find, invoke, signal }: Needs) => {
  const format = formatOf(cloud);
  const subscribers = services.flatMap((service) =>
    Object.entries(service.configuration.functions).flatMap(([name, fn]) =>
      fn.events.flatMap((event) => {
        if (!('cloudwatchLog' in event)) return [];
        const { filter } = event['cloudwatchLog'] as unknown as LogEvent; // validated when the service is packaged
        return { functionName: localFunctionName(service.name, name), wants: filtering(filter), waiting: [] as Line[] };
      }),
    ),
  );

  const push = async (functionName: string, logEvents: readonly Line[]): Promise<void> => {
    const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents })).toString('base64');
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        await invoke(functionName, { awslogs: { data } });
        return;
      } catch (fault) {
        if (attempt === tries)
          console.error(`${functionName}: gave up ${logEvents.length} lines of the access log: ${String(fault)}`);
      }
    }
  };

  const pushing = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(gatherMilliseconds, undefined, { ref: false });
      for (const { functionName, waiting } of subscribers) {
        const lines = waiting.splice(0);
        if (lines.length > 0) await push(functionName, lines);
      }
    }
  };
  void pushing();

  const note = (incoming: IncomingMessage, status: number, milliseconds: number): void => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const method = incoming.method ?? 'GET';
    const [sent] = [incoming.headers['x-api-key']].flat();
    const [, token = ''] = /^Bearer (\S+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
    const isProven = status !== 401; // whoever the authorizer does not know is answered that
    const known: Readonly<Record<string, string>> = {
      'context.httpMethod': method,
      'context.resourcePath': find(method, pathname)?.route.resource ?? pathname,
      'context.status': String(status),
      'context.responseLatency': String(Math.round(milliseconds)),
      'context.authorizer.keyId': (isProven && readApiKey(sent ?? '')?.keyId) || '-',
      'context.authorizer.deviceId': (isProven && sent === undefined && readDeviceToken(token)?.deviceId) || '-', // a key counts where there is one
    };
    const message = format.replace(/\$([\w.]+)/g, (_, name: string) => known[name] ?? '-');
    for (const { wants, waiting } of subscribers)
      if (wants(message)) waiting.push({ id: randomUUID(), timestamp: Date.now(), message });
  };

  return {
    logged:
      (serve: Serve): Serve =>
      (incoming, outgoing) => {
        const from = performance.now();
        outgoing.once('finish', () => {
          note(incoming, outgoing.statusCode, performance.now() - from);
        });
        return serve(incoming, outgoing);
      },
  };
};

const formatOf = ({ resources }: Cloud): string => {
  const stage = resources.find(({ type }) => type === 'AWS::ApiGateway::Stage');
  const { Format } = (stage?.properties['AccessLogSetting'] ?? {}) as { Format?: string }; // CloudFormation's shape
  if (Format === undefined) throw new PlainFault('no service declares the stage of the API with an access log');
  return Format;
};

/** Of CloudWatch's filter language, what the services use: `{ ($.field = "text*") || ($.other = "text*") }`. */
const filtering = (filter: string | undefined): ((message: string) => boolean) => {
  if (filter === undefined) return () => true;
  const terms = (/^\{ (.*) \}$/.exec(filter)?.[1] ?? '').split(' || ').map((term) => {
    const [, field, beginning] = /^\(\$\.(\w+) = "([^"*]*)\*"\)$/.exec(term) ?? [];
    if (field === undefined || beginning === undefined)
      throw new PlainFault(`the local cloud does not know the log filter ${filter}`);
    return { field, beginning };
  });
  return (message) => {
    const line = JSON.parse(message) as Record<string, unknown>; // JSON by the stage's format
    return terms.some(({ field, beginning }) => String(line[field]).startsWith(beginning));
  };
};
