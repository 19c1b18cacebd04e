import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { awsEnvironment, withoutAwsSettings } from './clients.ts';
import type { Endpoints } from './clients.ts';
import { answers } from './embedded-parts.ts';
import type { Activity } from './activity.ts';
import type { Home } from './home.ts';
import type { Told } from './offline-process.ts';
import type { Print } from './progress.ts';
import { startPart, untilReady } from './part.ts';
import type { Part } from './part.ts';
import { loopback } from './ports.ts';
import type { Ports } from './ports.ts';
import type { Service } from './services.ts';

/** Starts the process that runs every service's functions. */
export const startFunctions = (home: Home, root: string, configuration: object, endpoints: Endpoints, region: string): Part => {
  linkPackages(home.build, root);
  const part = startPart({
    name: 'The functions',
    script: 'offline-process.ts',
    log: path.join(home.logs, 'functions.log'),
    cwd: root,
    environment: { ...withoutAwsSettings(process.env), ...awsEnvironment(endpoints, region) },
  });
  part.send(configuration);
  return part;
};

export const functionsReady = (part: Part, ports: Ports): Promise<void> =>
  untilReady(part, () => answers(`http://${loopback}:${ports.gateway}`));

/** The bundles leave out the SDK (and fonts), so they must find it from where they lie. */
export const linkPackages = (build: string, root: string): void => {
  const link = path.join(build, 'node_modules');
  rmSync(link, { force: true });
  symlinkSync(path.join(root, 'node_modules'), link);
};

const patience = 5000; // milliseconds

/** Prints what the functions' process tells, and loads new code when no function is at work. */
export const reloadWhenQuiet = (part: Part, { pause }: Activity, print: Print): void =>
  part.onMessage((message) => {
    const told = message as Told; // all that offline-process.ts sends
    if ('line' in told) print(told.line);
    else
      void pause(patience).then(() => {
        part.send({ reload: true });
        print('Functions reloaded.');
      });
  });

export const functionCount = (services: readonly Service[]): number =>
  services.reduce((count, { configuration }) => count + Object.keys(configuration.functions).length, 0);
