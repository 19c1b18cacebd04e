import path from 'node:path';
import { PlainFault } from '@onsale/local/plain-fault';
import readConfiguration from 'serverless/lib/configuration/read.js';

/** A service of serverless-compose.yml and those that must stand before it. */
export type Deployable = { readonly name: string; readonly needs: readonly string[] };

type ComposeFile = { readonly services: Readonly<Record<string, { readonly dependsOn?: string | readonly string[] }>> };

/** All services, each after those it needs. */
export const deployableServices = async (root: string): Promise<readonly Deployable[]> => {
  const { services } = (await readConfiguration(path.join(root, 'serverless-compose.yml'))) as ComposeFile; // compose checks it
  return inOrder(Object.entries(services).map(([name, { dependsOn = [] }]) => ({ name, needs: [dependsOn].flat() })));
};

/** Throws a PlainFault where services need each other in a circle. */
const inOrder = (services: readonly Deployable[], before: readonly Deployable[] = []): readonly Deployable[] => {
  if (services.length === 0) return before;
  const isReady = ({ needs }: Deployable) => needs.every((need) => before.some(({ name }) => name === need));
  const ready = services.filter(isReady);
  if (ready.length === 0) throw new PlainFault(`these services need each other, or one that is not there: ${namesOf(services)}`);
  return inOrder(
    services.filter((each) => !isReady(each)),
    [...before, ...ready],
  );
};

/** Throws a PlainFault on a name that serverless-compose.yml does not have. */
export const serviceNamed = (name: string, services: readonly Deployable[]): Deployable => {
  const found = services.find((each) => each.name === name);
  if (!found) throw new PlainFault(`there is no service "${name}": ${namesOf(services)}`);
  return found;
};

const namesOf = (services: readonly Deployable[]): string => services.map(({ name }) => name).join(', ');
