import path from 'node:path';
import { apiProxy } from './api-proxy.ts';
import { clientsFor } from './clients.ts';
import type { Endpoints } from './clients.ts';
import { cloudOf } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { databaseReady, endpointsAt, messagingReady, startEmbeddedParts } from './embedded-parts.ts';
import { loadExamples } from './examples.ts';
import { close, frontServer, listen } from './front.ts';
import { functionsReady, startFunctions } from './functions.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { clearHome, prepareHome } from './home.ts';
import type { Home } from './home.ts';
import { invokeAt } from './lambda.ts';
import { mailSink } from './mail-sink.ts';
import { mailStore } from './mail-store.ts';
import { mailboxServer } from './mailbox.ts';
import { offlineConfiguration } from './offline-configuration.ts';
import { organizerKey } from './organizer.ts';
import type { Part } from './part.ts';
import { assertPortsFree, loopback, portsFrom } from './ports.ts';
import type { Ports } from './ports.ts';
import { step } from './progress.ts';
import type { Print } from './progress.ts';
import { provision } from './provision.ts';
import { startPumps } from './pumps.ts';
import { endLeftovers, forgetRunning, writeRunning } from './running.ts';
import { loadServices } from './services.ts';
import type { Service } from './services.ts';
import { startShop } from './storefront.ts';

export type Wanted = {
  /** Holds `services/` and `examples/`. */
  readonly root: string;
  readonly home: Home;
  readonly port: number;
  /** Forget what an earlier run has kept. */
  readonly fresh: boolean;
  readonly examples: boolean;
  readonly print: Print;
};

export type Ready = { readonly url: string; readonly mailbox: string; readonly organizerKey: string };

type Stop = () => void | Promise<void>;

/** A stack while it runs, and what is needed to end it. */
type Stack = Wanted & {
  readonly ports: Ports;
  readonly url: string;
  readonly services: readonly Service[];
  readonly cloud: Cloud;
  readonly endpoints: Endpoints;
  /** Ends what was started, the latest first. */
  readonly stops: Stop[];
  /** Called with a line when a part ends that should not. */
  readonly lost: (line: string) => void;
};

/**
 * Starts everything and resolves when the API answers and the examples are on sale. `stop` ends it at any time, half started
 * too. Rejects with a PlainFault on what a person can mend.
 */
export const startEverything = (
  wanted: Wanted,
  lost: (line: string) => void,
): { ready: Promise<Ready>; stop: () => Promise<void> } => {
  const stops: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopAll(stops));
  return {
    ready: prepare(wanted, stops, (line) => {
      if (!stopping) lost(line);
    }).then(start),
    stop,
  };
};

const stopAll = async (stops: Stop[]): Promise<void> => {
  for (let end = stops.pop(); end; end = stops.pop()) await end();
};

const prepare = async (wanted: Wanted, stops: Stop[], lost: (line: string) => void): Promise<Stack> => {
  const { root, home, port, fresh, print } = wanted;
  await endLeftovers(home);
  if (fresh) clearHome(home);
  prepareHome(home);
  const ports = portsFrom(port);
  await assertPortsFree(ports);
  const services = await step(
    print,
    'Services',
    () => loadServices(root),
    (found) => found.map(({ name }) => name).join(', '),
  );
  const endpoints = endpointsAt(ports, home);
  return {
    ...wanted,
    ports,
    url: `http://localhost:${port}`,
    services,
    endpoints,
    cloud: cloudOf(services, endpoints.messaging),
    stops,
    lost,
  };
};

const start = async (stack: Stack): Promise<Ready> => {
  const { home, ports, print, cloud, endpoints, services, url, stops } = stack;
  const clients = clientsFor(endpoints, cloud.region);
  const parts = keep(stack, startEmbeddedParts(home, ports, cloud.region));
  const functions = keep(stack, startFunctions(home, stack.root, configurationOf(stack), endpoints, cloud.region));
  rememberRunning(stack, parts, functions);

  const embedded = async () => {
    await Promise.all([
      step(
        print,
        'DynamoDB',
        () => databaseReady(parts, endpoints),
        () => endpoints.dynamodb,
      ),
      step(
        print,
        'SNS, SQS, S3',
        () => messagingReady(parts, endpoints),
        () => endpoints.messaging,
      ),
    ]);
    await step(
      print,
      'Resources',
      () => provision(cloud, clients),
      (counts) => counts,
    );
  };
  await Promise.all([
    embedded(),
    step(
      print,
      'Mailbox',
      () => startMailbox(stack),
      (address) => address,
    ),
    step(
      print,
      'Functions',
      () => functionsReady(functions, ports),
      () => `${functionCount(services)} of ${services.length} services`,
    ),
    startFront(stack),
  ]);
  const pumps = new AbortController();
  stops.push(() => pumps.abort());
  const invoke = invokeAt(`http://${loopback}:${ports.lambda}`);
  await step(
    print,
    'Event pumps',
    () => startPumps(services, { cloud, clients, invoke, places: home.places, signal: pumps.signal }),
    (counts) => counts,
  );

  const apiKey = await organizerKey(home.organizerKey, url, cloud.region);
  if (stack.examples)
    await loadExamples({ folder: path.join(stack.root, 'examples'), loaded: home.loadedExamples, url, apiKey, print });
  return { url, mailbox: mailboxUrl(ports), organizerKey: apiKey };
};

/** Ends a part with the stack, and the stack with a part. */
const keep = ({ stops, lost }: Stack, part: Part): Part => {
  stops.push(() => part.stop());
  void part.exited.then((how) => lost(`${part.name} ended unexpectedly (${how}), see ${part.log}`));
  return part;
};

const configurationOf = ({ services, cloud, root, home, ports, url }: Stack) =>
  offlineConfiguration({
    services,
    cloud,
    root,
    build: home.build,
    ports,
    environment: {
      API_URL: url,
      SITE_URL: url,
      SMTP_URL: `smtp://${loopback}:${ports.smtp}`,
      MAIL_FROM: 'Onsale <tickets@localhost>',
    },
  });

const functionCount = (services: readonly Service[]): number =>
  services.reduce((count, { configuration }) => count + Object.keys(configuration.functions).length, 0);

/** Written twice: the database is a child of the embedded parts, which tell its number when they know it. */
const rememberRunning = ({ home, url, endpoints, cloud, stops }: Stack, parts: Part, functions: Part): void => {
  const processes = [parts, functions].map(({ pid, script }) => ({ pid, mark: script }));
  const write = (more: typeof processes = []) =>
    writeRunning(home, {
      main: { pid: process.pid, mark: 'start.ts' },
      parts: [...processes, ...more],
      url,
      endpoints,
      region: cloud.region,
    });
  write();
  parts.onMessage((message) => write([{ pid: (message as { databasePid: number }).databasePid, mark: home.database }])); // parts-process.ts sends nothing else
  stops.unshift(() => forgetRunning(home));
};

const mailboxUrl = (ports: Ports): string => `http://localhost:${ports.mailbox}`;

const startMailbox = async ({ home, ports, stops }: Stack): Promise<string> => {
  const store = mailStore(home.mail);
  const sink = mailSink(ports.smtp, store);
  const server = mailboxServer(store, sink, mailboxUrl(ports));
  await Promise.all([sink.up(), listen(server, ports.mailbox)]);
  stops.push(
    () => sink.down(),
    () => close(server),
  );
  return mailboxUrl(ports);
};

const startFront = async ({ root, home, ports, cloud, print, stops }: Stack): Promise<void> => {
  const { server, showShop } = frontServer(apiProxy(ports.gateway, gatewayResponses(cloud)));
  await listen(server, ports.front);
  stops.push(() => close(server));
  await step(print, 'Shop', async () => {
    const shop = await startShop(root, server, path.join(home.build, 'shop'));
    stops.push(() => shop.stop());
    showShop((incoming, outgoing) => shop.serve(incoming, outgoing));
  });
};
