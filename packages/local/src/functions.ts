import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { awsEnvironment, withoutAwsSettings } from './clients.ts';
import type { Endpoints } from './clients.ts';
import { answers } from './embedded-parts.ts';
import type { Home } from './home.ts';
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

/** The bundles leave out the SDK, so they must find it from where they lie. */
const linkPackages = (build: string, root: string): void => {
  const link = path.join(build, 'node_modules');
  rmSync(link, { force: true });
  symlinkSync(path.join(root, 'node_modules'), link);
};

export const functionCount = (services: readonly Service[]): number =>
  services.reduce((count, { configuration }) => count + Object.keys(configuration.functions).length, 0);
