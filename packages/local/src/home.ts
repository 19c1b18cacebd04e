import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PlainFault } from './plain-fault.ts';

/** What a stack keeps, all in one folder (`.onsale` unless ONSALE_HOME says otherwise). */
const entries = {
  database: 'dynamodb',
  messaging: 'messaging',
  mail: 'mail',
  places: 'places',
  build: 'build',
  logs: 'logs',
  organizerKey: 'organizer-key',
  gatewayKeys: 'gateway-keys.json',
  signInKeys: 'sign-in-keys.json',
  demoTeam: 'demo-team.json',
  loadedExamples: 'loaded-examples.json',
  running: 'running.json',
} as const;

export type Home = { readonly folder: string } & Readonly<Record<keyof typeof entries, string>>;

export const homeAt = (folder: string): Home => {
  const paths = Object.entries(entries).map(([name, entry]) => [name, path.join(folder, entry)]);
  return { folder, ...Object.fromEntries(paths) } as Home; // every entry, by construction
};

/** Makes the folders. Throws a PlainFault where it may not write. */
export const prepareHome = (home: Home): void => {
  try {
    for (const folder of [home.database, home.messaging, home.mail, home.places, home.build, home.logs]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
    }
  } catch (fault) {
    throw new PlainFault(`cannot write to ${home.folder}: ${(fault as Error).message}`); // node:fs throws Errors
  }
};

/** Clears what a stack has kept, and nothing else that may lie in the folder. */
export const clearHome = (home: Home): void => {
  for (const entry of Object.values(entries)) rmSync(path.join(home.folder, entry), { recursive: true, force: true });
};
