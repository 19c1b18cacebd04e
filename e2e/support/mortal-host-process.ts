// A child process of a test: the bench's host, with workers that may die. Gets its port, home and seed as arguments.
import { openSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsEnvironment, clientsFor, withoutAwsSettings } from '@onsale/local/clients';
import { cloudOf } from '@onsale/local/cloud';
import { databaseReady, endpointsAt, messagingReady, startEmbeddedParts } from '@onsale/local/embedded-parts';
import { endWithParent } from '@onsale/local/end-with-parent';
import { listen } from '@onsale/local/front';
import { linkPackages } from '@onsale/local/functions';
import { gatewayResponses } from '@onsale/local/gateway-responses';
import { homeAt, prepareHome } from '@onsale/local/home';
import { mailSink } from '@onsale/local/mail-sink';
import { environmentOf, localFunctionName } from '@onsale/local/offline-configuration';
import { organizerKey } from '@onsale/local/organizer';
import { placesInMemory } from '@onsale/local/place';
import { loopback, portsFrom } from '@onsale/local/ports';
import { signInEnvironment } from '@onsale/local/sign-in-environment';
import { provision } from '@onsale/local/provision';
import { startPumps } from '@onsale/local/pumps';
import { repositoryRoot } from '@onsale/local/repository';
import { loadServices } from '@onsale/local/services';
import { depthOf, listQueues } from '@onsale/ops/queues';
import { redrive } from '@onsale/ops/redrive';
import { stage } from '@onsale/local/stage';
import { bundleFunctions } from '../../bench/function-bundles.ts';
import { gateway } from '../../bench/host/gateway.ts';
import { routesOf, routing } from '@onsale/local/routes';
import { seededRandom } from '../../simulate/seeded-random.ts';
import { mortalWorkers } from './mortal-workers.ts';

export type ToMortalHost = { readonly mortal: boolean };

export type FromMortalHost = { readonly url: string; readonly organizerKey: string } | { readonly deaths: number };

/** Two would starve behind the restarts of the third. */
const workersAtOnce = 3;

const lookEvery = 2000; // milliseconds

const [port, folder = '', seed] = process.argv.slice(2);
const root = repositoryRoot();
const home = homeAt(folder);
prepareHome(home);
const ports = portsFrom(Number(port));
const services = await loadServices(root);
const endpoints = endpointsAt(ports, home);
const cloud = cloudOf(services, endpoints.messaging);
const clients = clientsFor(endpoints, cloud.region);
linkPackages(home.build, root);

const parts = startEmbeddedParts(home, ports, cloud.region);
endWithParent(() => parts.stop());
await Promise.all([databaseReady(parts, endpoints, home), messagingReady(parts, endpoints), bundleFunctions(root, home.build)]);
await provision(cloud, clients);
await mailSink(ports.smtp, { keep: () => Promise.resolve() }).up();

const url = `http://${loopback}:${ports.front}`;
const settings = {
  API_URL: url,
  SITE_URL: url,
  ...signInEnvironment(ports),
  SMTP_URL: `smtp://${loopback}:${ports.smtp}`,
  MAIL_FROM: 'Onsale <tickets@localhost>',
};
const workers = mortalWorkers({
  size: workersAtOnce,
  functions: services.flatMap((service) =>
    Object.entries(service.configuration.functions).map(([name, fn]) => ({
      name: localFunctionName(service.name, name),
      file: path.join(home.build, service.name, `${name}.cjs`),
      environment: { ...environmentOf(fn, service, cloud), ...settings },
    })),
  ),
  environment: { ...withoutAwsSettings(process.env), ...awsEnvironment(endpoints, cloud.region) },
  log: openSync(path.join(home.logs, 'functions.log'), 'a', 0o600),
  random: seededRandom(Number(seed)),
});
const { invoke } = workers;
const serve = gateway({ find: routing(routesOf(services)), invoke, responses: gatewayResponses(cloud) });
await listen(
  createServer((incoming, outgoing) => void serve(incoming, outgoing)),
  ports.front,
);
const { signal } = new AbortController(); // never used: the process ends with everything in it
await startPumps(services, { cloud, clients, invoke, places: placesInMemory, signal });

/**
 * Moves back what failed five times, as whoever an alarm calls does: where one try in ten dies, some message of a rush ends in a DLQ
 * now and then, and that is no loss.
 */
const lookAfterQueues = async (): Promise<never> => {
  const queues = await listQueues(clients.sqs, stage);
  for (;;) {
    await sleep(lookEvery);
    for (const queue of queues) {
      const { waiting } = await depthOf(clients.sqs, queue.dlqUrl);
      if (waiting > 0) console.error(`${queue.name}: ${await redrive(clients.sqs, queue)} moved back`);
    }
  }
};
void lookAfterQueues();

const tell = (message: FromMortalHost): void => void process.send?.(message);
process.on('message', ({ mortal }: ToMortalHost) => {
  workers.beMortal(mortal);
  if (!mortal) tell({ deaths: workers.deaths() });
});
tell({ url, organizerKey: await organizerKey(home.organizerKey, url, cloud.region) });
