import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Makings } from './affected-services.ts';

type Manifest = { readonly name: string; readonly dependencies?: Readonly<Record<string, string>> };

/**
 * Reads what services are made of: imports from package.json, which the search for unused code (`npm run unused`) holds to what is
 * imported; fragments and the plugin from the yml files themselves.
 */
export const makingsOf = (root: string, services: readonly string[]): Makings[] => {
  const manifestIn = (folder: string) => JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Manifest; // npm checks it
  const packages = readdirSync(path.join(root, 'packages')).filter((name) =>
    existsSync(path.join(root, 'packages', name, 'package.json')),
  );
  const folders = new Map(packages.map((name) => [manifestIn(`packages/${name}`).name, `packages/${name}`]));

  const reached = (names: readonly string[], seen = new Set<string>()): Set<string> => {
    for (const name of names) {
      const folder = folders.get(name);
      if (folder === undefined || seen.has(folder)) continue;
      seen.add(folder);
      reached(Object.keys(manifestIn(folder).dependencies ?? {}), seen);
    }
    return seen;
  };

  return services.map((name) => {
    const folder = `services/${name}`;
    const { included, text } = inclusions(root, folder);
    const plugins = [...folders.keys()].filter((each) => text.includes(`${each}/`));
    const imported = Object.keys(manifestIn(folder).dependencies ?? {});
    return { name, included, packages: [...reached([...imported, ...plugins])] };
  });
};

/** Every file that a service's serverless.yml reaches through `${file(…)}`, and the text of them all. Paths in fragments start from the service too. */
const inclusions = (root: string, folder: string) => {
  const included: string[] = [];
  const read = (file: string): string => {
    if (included.includes(file) || !existsSync(path.join(root, file))) return '';
    included.push(file);
    const own = readFileSync(path.join(root, file), 'utf8');
    const nested = [...own.matchAll(/file\(([^)]+)\)/g)].map(([, inner = '']) => read(path.posix.join(folder, inner)));
    return [own, ...nested].join('\n');
  };
  return { text: read(`${folder}/serverless.yml`), included };
};
