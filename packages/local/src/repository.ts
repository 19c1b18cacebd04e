import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainFault } from './plain-fault.ts';

/** The folder that holds `services/`, looked for from `folder` upwards. */
export const repositoryRoot = (folder: string = process.cwd()): string => {
  if (existsSync(path.join(folder, 'packages/local/src/start.ts'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new PlainFault('run this inside the repository');
  return repositoryRoot(parent);
};
