import path from 'node:path';
import { systemClock } from '@onsale/kernel/clock';
import { accessLog } from './access-log.ts';
import { activity } from './activity.ts';
import { apiProxy } from './api-proxy.ts';
import { startControlPlane } from './control-plane.ts';
import { clientsFor } from './clients.ts';
import type { Endpoints } from './clients.ts';
import { cloudOf } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { gatherDemoTeam } from './demo-team.ts';
import { databaseReady, endpointsAt, messagingReady, startEmbeddedParts } from './embedded-parts.ts';
import { loadExamples } from './examples.ts';
import { startFront } from './front.ts';
import { functionCount, functionsReady, reloadWhenQuiet, startFunctions } from './functions.ts';
import { gatewayKeys } from './gateway-keys.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { clearHome, prepareHome } from './home.ts';
import type { Home } from './home.ts';
import { invokeAt } from './lambda.ts';
import { startMailbox } from './mailbox.ts';
import { mockMethods } from './mock-methods.ts';
import { offlineConfiguration } from './offline-configuration.ts';
import { organizerKey } from './organizer.ts';
import type { Part } from './part.ts';
import { isKnownBy, partnerGate } from './partner-gate.ts';
import { partnerPreflight } from './partner-preflight.ts';
import { placesIn } from './place.ts';
import { assertPortsFree, loopback, portsFrom } from './ports.ts';
import type { Ports } from './ports.ts';
import { step } from './progress.ts';
import type { Print } from './progress.ts';
import { provision } from './provision.ts';
import { startPumps } from './pumps.ts';
import { routesOf, routing } from './routes.ts';
import { endLeftovers, forgetRunning, writeRunning } from './running.ts';
import { signInEnvironment } from './sign-in-environment.ts';
import { startSignIn } from './sign-in.ts';
import { loadServices } from './services.ts';
import type { Service } from './services.ts';
import { siteHeaders } from './site-headers.ts';
import { usagePlans } from './usage-plans.ts';

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

export type Ready = { readonly url: string; readonly mailbox: string; readonly signIn: string; readonly organizerKey: string };

type Stop = () => void | Promise<void>;

/** A stack on its way up: what was asked for, what follows from it, and how to end what was started. */
type Stack = Wanted & {
  readonly ports: Ports;
  readonly url: string;
  readonly services: readonly Service[];
  readonly cloud: Cloud;
  readonly endpoints: Endpoints;
  /** Run from the last to the first. */
  readonly stops: Stop[];
  /** Told when a part ends that should not. */
  readonly lost: (line: string) => void;
};

/**
 * Starts everything and resolves when the API answers and the examples are on sale. `stop` ends it at any time, half started
 * too. Rejects with a PlainFault on what a person can mend; `lost` is told when a part ends by itself later.
 */
export const startEverything = (wanted: Wanted, lost: (line: string) => void) => {
  const stops: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const report = (line: string) => {
    if (!stopping) lost(line);
  };
  return {
    ready: prepare(wanted, stops, report).then(start),
    stop: (): Promise<void> => (stopping ??= runFromTheLast(stops)),
  };
};

const runFromTheLast = async (stops: Stop[]): Promise<void> => {
  for (let end = stops.pop(); end; end = stops.pop()) await end();
};

const prepare = async (wanted: Wanted, stops: Stop[], lost: (line: string) => void): Promise<Stack> => {
  const { root, home, port, fresh } = wanted;
  await endLeftovers(home);
  if (fresh) clearHome(home);
  prepareHome(home);
  const ports = portsFrom(port);
  await assertPortsFree(ports);
  const services = await loadServices(root);
  const endpoints = endpointsAt(ports, home);
  const cloud = cloudOf(services, endpoints.messaging);
  return { ...wanted, ports, url: `http://localhost:${port}`, services, endpoints, cloud, stops, lost };
};

const start = async (stack: Stack): Promise<Ready> => {
  const { root, home, ports, print, cloud, endpoints, services, url, stops } = stack;
  const clients = clientsFor(endpoints, cloud.region);
  const parts = keep(stack, startEmbeddedParts(home, ports, cloud.region));
  const functions = keep(stack, startFunctions(home, root, configurationOf(stack), endpoints, cloud.region));
  rememberRunning(stack, parts, functions);
  const work = activity();
  reloadWhenQuiet(functions, work, print);

  const embedded = async () => {
    await Promise.all([
      step(print, 'DynamoDB', () => databaseReady(parts, endpoints, home)),
      step(print, 'SNS, SQS, S3', () => messagingReady(parts, endpoints)),
    ]);
    await step(print, 'Resources', () => provision(cloud, clients));
  };
  const mailbox = await startMailbox(home.mail, ports);
  const signIn = await startSignIn(home.signInKeys, url, ports);
  const invoke = invokeAt(lambdaEndpoint(ports), work);
  const keys = gatewayKeys(home.gatewayKeys);
  const plans = usagePlans(cloud);
  const partners = partnerGate({ keys, plans, isKnown: isKnownBy(invoke), clock: systemClock });
  const find = routing(routesOf(services));
  const own = { responses: gatewayResponses(cloud), mocks: mockMethods(cloud), partners, preflight: partnerPreflight(find) };
  const gateway = { port: ports.gateway, ...own };
  const pumps = new AbortController();
  const { signal } = pumps;
  const { logged } = accessLog({ cloud, services, find, invoke, signal });
  const front = await startFront(logged(apiProxy(gateway, work)), ports.front);
  const controlPlane = await startControlPlane({ keys, plans }, ports.controlPlane);
  stops.push(mailbox.stop, signIn.stop, front.stop, controlPlane.stop);
  await Promise.all([
    embedded(),
    step(print, 'Functions', async () => {
      await functionsReady(functions, ports);
      return `${functionCount(services)} of ${services.length} services`;
    }),
    step(print, 'Shop', () => front.showShop({ root, cacheDir: path.join(home.build, 'shop'), headers: siteHeaders(cloud) })),
  ]);

  stops.push(() => pumps.abort());
  const places = (functionName: string) => placesIn(path.join(home.places, `${functionName}.json`));
  await step(print, 'Event pumps', () => startPumps(services, { cloud, clients, invoke, places, signal }));
  const apiKey = await organizerKey(home.organizerKey, url, cloud.region);
  const examples = { folder: path.join(root, 'examples'), loaded: home.loadedExamples, url, apiKey, print };
  const team = { file: home.demoTeam, url, mailbox: mailbox.url, signIn: signIn.url, apiKey };
  if (stack.examples) await Promise.all([loadExamples(examples), step(print, 'Demo team', () => gatherDemoTeam(team))]);
  return { url, mailbox: mailbox.url, signIn: signIn.url, organizerKey: apiKey };
};

/** Ends a part with the stack, and the stack with a part. */
const keep = ({ stops, lost }: Stack, part: Part): Part => {
  stops.push(() => part.stop());
  void part.exited.then((how) => lost(`${part.name} ended unexpectedly (${how}), see ${part.log}`));
  return part;
};

const configurationOf = ({ services, cloud, root, home, ports, url }: Stack) => {
  const mail = { SMTP_URL: `smtp://${loopback}:${ports.smtp}`, MAIL_FROM: 'Onsale <tickets@localhost>' };
  const controlPlane = { AWS_ENDPOINT_URL_API_GATEWAY: `http://${loopback}:${ports.controlPlane}` };
  const environment = { API_URL: url, SITE_URL: url, ...mail, ...controlPlane, ...signInEnvironment(ports) };
  return offlineConfiguration({ services, cloud, root, build: home.build, ports, environment });
};

const lambdaEndpoint = ({ lambda }: Ports): string => `http://${loopback}:${lambda}`;

/** Written twice: the database is a child of the embedded parts, which tell its number when they know it. */
const rememberRunning = ({ home, url, endpoints, cloud, ports, stops }: Stack, parts: Part, functions: Part): void => {
  const failedRecords = cloud.resources.find(({ logicalId }) => logicalId === 'FailedRecordsBucket')?.name ?? '';
  const known = { url, endpoints, functions: lambdaEndpoint(ports), failedRecords, region: cloud.region };
  const main = { pid: process.pid, mark: 'start.ts' };
  const children = [parts, functions].map(({ pid, script }) => ({ pid, mark: script }));
  writeRunning(home, { main, parts: children, ...known });
  parts.onMessage((message) => {
    const { databasePid } = message as { databasePid: number }; // parts-process.ts sends nothing else
    const database = { pid: databasePid, mark: home.database };
    writeRunning(home, { main, parts: [...children, database], ...known });
  });
  stops.unshift(() => forgetRunning(home));
};
