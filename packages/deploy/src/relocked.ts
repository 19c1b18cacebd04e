import path from 'node:path';

type Entry = {
  readonly version?: string;
  /** Of a link: the workspace that it leads to. */
  readonly resolved?: string;
  readonly link?: boolean;
} & { readonly [kind in Kind]?: Readonly<Record<string, string>> };

const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;
type Kind = (typeof kinds)[number];

/** What we read of a package-lock.json: every installed package by its folder. */
export type Lock = { readonly packages: Readonly<Record<string, Entry>> };

/** What makes bundles, templates and the site: no service names them, each is made by them. */
const tools = ['serverless', 'serverless-esbuild', 'esbuild', 'vite'];

/** The services that get other versions of what they are bundled from, or by, with the second lock than with the first. */
export const relockedServices = (before: Lock, after: Lock, services: readonly string[]): string[] =>
  services.filter((name) => versionsBehind(before, name) !== versionsBehind(after, name));

const versionsBehind = ({ packages }: Lock, service: string): string => {
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    const { resolved, link, ...entry } = packages[folder] ?? {};
    if (link && resolved !== undefined) visit(resolved);
    if (link || seen.has(folder)) return;
    seen.add(folder);
    for (const name of kinds.flatMap((kind) => Object.keys(entry[kind] ?? {}))) visitNeighbour(folder, name);
  };
  /** As Node looks for it: in the folder's own node_modules, then in those above. */
  const visitNeighbour = (folder: string, name: string): void => {
    const own = path.posix.join(folder, 'node_modules', name);
    if (own in packages) visit(own);
    else if (folder !== '') visitNeighbour(above(folder), name);
  };
  visit(`services/${service}`);
  for (const tool of tools) visitNeighbour('', tool);
  return [...seen]
    .map((folder) => `${folder} ${packages[folder]?.version ?? ''}`)
    .sort()
    .join('\n');
};

const above = (folder: string): string => {
  const parent = path.posix.dirname(folder);
  return parent === '.' ? '' : parent;
};
