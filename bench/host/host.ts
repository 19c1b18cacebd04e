import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutAwsSettings, clientsFor } from '@onsale/local/clients';
import { cloudOf } from '@onsale/local/cloud';
import { databaseReady, endpointsAt, messagingReady, startEmbeddedParts } from '@onsale/local/embedded-parts';
import { linkPackages } from '@onsale/local/functions';
import { homeAt, prepareHome } from '@onsale/local/home';
import { mailSink } from '@onsale/local/mail-sink';
import { organizerKey } from '@onsale/local/organizer';
import { startPart } from '@onsale/local/part';
import type { Part } from '@onsale/local/part';
import { assertPortsFree, loopback, portsFrom } from '@onsale/local/ports';
import { signInEnvironment } from '@onsale/local/sign-in-environment';
import type { Ports } from '@onsale/local/ports';
import { provision } from '@onsale/local/provision';
import { loadServices } from '@onsale/local/services';
import { bundleFunctions } from '../function-bundles.ts';
import { operationsOf } from './operations.ts';
import type { Operations } from './operations.ts';
import type { FromFront, FrontSettings, ToFront } from './front-process.ts';
import { childrenOf, cpuSeconds, megabytes } from './processes.ts';
import type { Groups } from './processes.ts';

export type HostOptions = Pick<FrontSettings, 'workers' | 'environments' | 'apart' | 'paused'> & {
  /** A CDN in front of the API, as where it is deployed; none, unless said. */
  readonly cdn?: boolean | undefined;
  /** Writes a CPU profile of each worker and of the front into this folder when the host ends. */
  readonly profiles?: string;
  /** Sources that are bundled in place of a function's own, by its name. */
  readonly standIns?: Readonly<Record<string, string>>;
};

export type Host = {
  /** Before `/v1`. */
  readonly url: string;
  readonly organizerKey: string;
  /** Where DynamoDB listens. */
  readonly dynamodb: string;
  /** Where SNS, SQS and S3 listen. */
  readonly messaging: string;
  readonly region: string;
  /** The bundles' folder. */
  readonly bundles: string;
  /** Mails that arrived. Whoever receives them is not the host and costs it nothing. */
  mails(): number;
  /** Seconds of each part since the start. The load generator is not in it. */
  cpu(): Readonly<Record<string, number>>;
  memory(): Readonly<Record<string, number>>;
  takeOperations(): Promise<Operations>;
  stop(): Promise<void>;
};

/**
 * A Lambda-like host of the whole system: production bundles in long-lived workers behind a front that makes API Gateway's events, the
 * pumps of the local cloud, and the embedded parts with a data file, as npm start has them. Nothing runs by the clock.
 */
export const startHost = async (root: string, options: HostOptions): Promise<Host> => {
  const stops: (() => void | Promise<void>)[] = [];
  const stop = async () => {
    for (let end = stops.pop(); end; end = stops.pop()) await end();
  };
  try {
    return { ...(await start(root, options, stops)), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
};

/** `stops` end what was started, from the last to the first. */
const start = async (root: string, options: HostOptions, stops: (() => void | Promise<void>)[]): Promise<Omit<Host, 'stop'>> => {
  const home = homeAt(mkdtempSync(path.join(tmpdir(), 'onsale-bench-')));
  stops.push(() => rmSync(home.folder, { recursive: true }));
  prepareHome(home);
  const ports = await freePorts();
  const services = await loadServices(root);
  const endpoints = endpointsAt(ports, home);
  const cloud = cloudOf(services, endpoints.messaging);
  linkPackages(home.build, root);

  const parts = startEmbeddedParts(home, ports, cloud.region);
  stops.push(() => parts.stop());
  await Promise.all([
    databaseReady(parts, endpoints, home),
    messagingReady(parts, endpoints),
    bundleFunctions(root, home.build, options.standIns),
  ]);
  await provision(cloud, clientsFor(endpoints, cloud.region));
  let mails = 0;
  const arrived = () => {
    mails++;
    return Promise.resolve();
  };
  const sink = mailSink(ports.smtp, { keep: arrived });
  await sink.up();
  stops.push(() => sink.down());

  const url = `http://${loopback}:${ports.front}`;
  const execArgv = profiling(options);
  const front = startPart({
    name: 'The front',
    script: path.join(import.meta.dirname, 'front-process.ts'),
    environment: withoutAwsSettings(process.env),
    log: path.join(home.logs, 'front.log'),
    cwd: home.folder,
    execArgv,
  });
  stops.push(() => front.stop());
  const { ask } = conversation(front);
  const ready = await ask({
    settings: {
      ...{ root, port: ports.front, endpoints, bundles: home.build, execArgv },
      ...{
        workers: options.workers,
        environments: options.environments,
        apart: options.apart,
        paused: options.paused,
        cdn: options.cdn ?? false,
      },
      log: path.join(home.logs, 'functions.log'),
      environment: {
        API_URL: url,
        SITE_URL: url,
        ...signInEnvironment(ports),
        SMTP_URL: `smtp://${loopback}:${ports.smtp}`,
        MAIL_FROM: 'Onsale <tickets@localhost>',
      },
    },
  });
  if (!('ready' in ready)) throw new Error('The front answered something else');
  const groups: Groups = {
    engine: childrenOf(parts.pid),
    messaging: [parts.pid],
    front: [front.pid],
    workers: ready.workers,
    pollers: ready.polled,
    drawing: ready.apart,
  };
  return {
    url,
    organizerKey: await organizerKey(home.organizerKey, url, cloud.region),
    ...endpoints,
    region: cloud.region,
    bundles: home.build,
    mails: () => mails,
    cpu: () => cpuSeconds(groups),
    memory: () => megabytes(groups),
    takeOperations: async () => {
      const answer = await ask({ take: true });
      return operationsOf('taken' in answer ? answer.taken : []);
    },
  };
};

const profiling = ({ profiles }: HostOptions): readonly string[] =>
  profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profiles)}`];

/** Questions to the front, answered in their order. */
const conversation = (front: Part) => {
  const waiting: { resolve: (answer: FromFront) => void; reject: (fault: Error) => void }[] = [];
  front.onMessage((message) => {
    const answer = message as FromFront; // front-process.ts sends nothing else
    const asked = waiting.shift();
    if ('fault' in answer) asked?.reject(new Error(answer.fault));
    else asked?.resolve(answer);
  });
  void front.exited.then((how) => {
    for (const { reject } of waiting) reject(new Error(`The front ended (${how}), see ${front.log}`));
  });
  return {
    ask: (question: ToFront): Promise<FromFront> =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        front.send(question);
      }),
  };
};

/** Seven in a row that nothing listens on, below those that the kernel gives away; several benches may run side by side. */
const freePorts = async (): Promise<Ports> => {
  for (let tries = 0; ; tries++) {
    const ports = portsFrom(20_000 + Math.floor(Math.random() * 1200) * 10);
    try {
      await assertPortsFree(ports);
      return ports;
    } catch (fault) {
      if (tries === 20) throw fault;
    }
  }
};
