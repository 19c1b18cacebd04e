// A child process of the host: API Gateway, the pollers of queues and streams, and the workers behind both.
import { openSync } from 'node:fs';
import { createServer } from 'node:http';
import { awsEnvironment, clientsFor, withoutAwsSettings } from '@onsale/local/clients';
import type { Endpoints } from '@onsale/local/clients';
import { cloudOf } from '@onsale/local/cloud';
import { endWithParent } from '@onsale/local/end-with-parent';
import { listen } from '@onsale/local/front';
import { gatewayResponses } from '@onsale/local/gateway-responses';
import type { Invoke } from '@onsale/local/lambda';
import { environmentOf, localFunctionName } from '@onsale/local/offline-configuration';
import { placesInMemory } from '@onsale/local/place';
import { startPumps } from '@onsale/local/pumps';
import { loadServices } from '@onsale/local/services';
import type { Service } from '@onsale/local/services';
import type { Taken } from './count-requests.ts';
import type { HostedFunction } from './environment.ts';
import { cdn } from './cdn.ts';
import { gateway } from './gateway.ts';
import { routesOf, routing } from '@onsale/local/routes';
import { workerPool } from './worker-pool.ts';

export type FrontSettings = {
  readonly root: string;
  readonly port: number;
  readonly endpoints: Endpoints;
  readonly bundles: string;
  readonly log: string;
  /** For the functions that somebody calls; those that queues and streams feed have one environment each, in a worker beside. */
  readonly workers: number;
  /** Of each function that somebody calls, in each worker. */
  readonly environments: number;
  /** Functions with a worker of their own, so that their CPU can be told apart. */
  readonly apart: readonly string[];
  /** Functions whose queue is not polled. */
  readonly paused: readonly string[];
  /** Is there a CDN in front of the API, as where it is deployed? */
  readonly cdn: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Node's own options for the workers. */
  readonly execArgv: readonly string[];
};

export type ToFront = { readonly settings: FrontSettings } | { readonly take: true };

export type FromFront =
  | {
      readonly ready: true;
      readonly workers: readonly number[];
      readonly polled: readonly number[];
      readonly apart: readonly number[];
    }
  | { readonly taken: readonly Taken[] }
  | { readonly fault: string };

const tell = (message: FromFront): void => void process.send?.(message);

const start = async (settings: FrontSettings) => {
  const { root, port, endpoints, workers, environments, apart, environment, log, execArgv } = settings;
  const services = await loadServices(root);
  const cloud = cloudOf(services, endpoints.messaging);
  const functions = services.flatMap((service) =>
    Object.entries(service.configuration.functions).map(([name, fn]): HostedFunction & { readonly place: Place } => ({
      name: localFunctionName(service.name, name),
      file: `${settings.bundles}/${service.name}/${name}.cjs`,
      environment: { ...environmentOf(fn, service, cloud), ...environment },
      place: apart.includes(localFunctionName(service.name, name)) ? 'apart' : fn.events.some(isPolled) ? 'polled' : 'called',
    })),
  );
  const of = (place: Place) => functions.filter((each) => each.place === place);
  const common = {
    environment: { ...withoutAwsSettings(process.env), ...awsEnvironment(endpoints, cloud.region) },
    log: openSync(log, 'a', 0o600),
    execArgv,
  };
  const called = workerPool({ ...common, size: workers, environments, functions: of('called') });
  const polled = workerPool({ ...common, size: 1, environments: 1, functions: of('polled') });
  const own = workerPool({ ...common, size: apart.length, environments: 1, functions: of('apart') });
  const pools = [called, polled, own];
  const invoke: Invoke = (functionName, event) =>
    (pools.find((pool) => pool.has(functionName)) ?? called).invoke(functionName, event);

  const serve = gateway({
    find: routing(routesOf(services)),
    invoke,
    responses: gatewayResponses(cloud),
    cache: settings.cdn ? cdn() : undefined,
  });
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  server.keepAliveTimeout = 65_000; // milliseconds; longer than any client keeps an idle connection
  await listen(server, port);
  const clients = clientsFor(endpoints, cloud.region);
  const { signal } = new AbortController(); // never used: the process ends with everything in it
  await startPumps(services.map(withoutPaused(settings.paused)), { cloud, clients, invoke, places: placesInMemory, signal });

  tell({ ready: true, workers: called.pids, polled: polled.pids, apart: own.pids });
  return { take: async () => (await Promise.all(pools.map((pool) => pool.take()))).flat() };
};

/** Where a function runs: with those that answer somebody, with those that a queue or a stream feeds, or by itself. */
type Place = 'called' | 'polled' | 'apart';

const isPolled = (event: object): boolean => 'sqs' in event || 'stream' in event;

const withoutPaused =
  (paused: readonly string[]) =>
  (service: Service): Service => {
    const functions = Object.entries(service.configuration.functions).map(([name, fn]) =>
      paused.includes(localFunctionName(service.name, name)) ? [name, { ...fn, events: [] }] : [name, fn],
    );
    return {
      ...service,
      configuration: {
        ...service.configuration,
        functions: Object.fromEntries(functions) as typeof service.configuration.functions,
      },
    }; // the same names
  };

endWithParent();
let front: Awaited<ReturnType<typeof start>> | undefined;
process.on('message', (message: ToFront) => {
  const work = async () => {
    if ('settings' in message) front = await start(message.settings);
    else tell({ taken: (await front?.take()) ?? [] });
  };
  void work().catch((fault: unknown) => tell({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }));
});
