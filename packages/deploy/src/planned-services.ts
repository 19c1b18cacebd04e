import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { affectedServices, lockFile } from './affected-services.ts';
import type { Affected } from './affected-services.ts';
import { changedFiles } from './changed-files.ts';
import { makingsOf } from './makings.ts';
import { relockedServices } from './relocked.ts';
import type { Lock } from './relocked.ts';

/**
 * The services that changed since a commit, branch or tag, committed or not, each with one reason. Throws a PlainFault where git does
 * not know the base.
 */
export const plannedServices = (root: string, base: string, services: readonly string[]): readonly Affected[] => {
  const changed = changedFiles(root, base);
  const relocked = changed.includes(lockFile) ? relockedServices(lockOf(root, base), lockHere(root), services) : [];
  return affectedServices(changed, makingsOf(root, services), relocked);
};

const lockHere = (root: string): Lock => JSON.parse(readFileSync(path.join(root, lockFile), 'utf8')) as Lock; // npm wrote it

const lockOf = (root: string, base: string): Lock => {
  try {
    const read = execFileSync('git', ['show', `${base}:${lockFile}`], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26, // bytes; half a megabyte today
    });
    return JSON.parse(read) as Lock; // npm wrote it
  } catch {
    return { packages: {} }; // there was none
  }
};
