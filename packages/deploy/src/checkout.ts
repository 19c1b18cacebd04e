import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PlainFault } from '@onsale/local/plain-fault';

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** What stands in a checkout: its commit, `<commit>-changed` where files differ from it, `unknown` where git knows none. Its `.onsale` is no part of it. */
export const versionAt = (root: string): string => {
  try {
    const commit = git(root, 'rev-parse', 'HEAD');
    return git(root, 'status', '--porcelain', '--', '.', ':(exclude).onsale') === '' ? commit : `${commit}-changed`;
  } catch {
    return 'unknown';
  }
};

/** Could it be checked out? */
export const isCommit = (version: string): boolean => /^[0-9a-f]{40}$/.test(version);

/**
 * Works in a checkout of an earlier commit, which is gone afterwards; its `.onsale` is ours, so logs and outputs stay. Throws a
 * PlainFault where git does not know the commit.
 */
export const atCommit = async <Outcome>(
  root: string,
  commit: string,
  work: (folder: string) => Promise<Outcome>,
): Promise<Outcome> => {
  const parent = mkdtempSync(path.join(tmpdir(), 'onsale-commit-'));
  const folder = path.join(parent, 'onsale');
  try {
    try {
      git(root, 'worktree', 'add', '--detach', folder, commit);
    } catch {
      throw new PlainFault(`git cannot check out ${commit} here: a shallow clone has only the last commit`);
    }
    const own = path.join(root, '.onsale');
    mkdirSync(own, { recursive: true });
    symlinkSync(own, path.join(folder, '.onsale'));
    if (sameLock(root, folder)) linkModules(root, folder); // else npm installs there what that commit's lock names
    return await work(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
    git(root, 'worktree', 'prune');
  }
};

const sameLock = (...folders: readonly string[]): boolean =>
  new Set(folders.map((folder) => readFileSync(path.join(folder, 'package-lock.json'), 'utf8'))).size === 1;

/** What is installed here serves there too, but for our own packages, which are those of the checkout. */
const linkModules = (root: string, folder: string): void => {
  const [installed, linked] = [root, folder].map((each) => path.join(each, 'node_modules')) as [string, string]; // of two, two
  mkdirSync(linked);
  for (const name of readdirSync(installed)) {
    if (name === '@onsale')
      cpSync(path.join(installed, name), path.join(linked, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(path.join(installed, name), path.join(linked, name));
  }
};
