import { execFileSync } from 'node:child_process';
import { PlainFault } from '@onsale/local/plain-fault';

/**
 * Every file that differs from a commit, branch or tag, also what is not committed yet; both names of one that moved.
 * Throws a PlainFault where git does not know the base.
 */
export const changedFiles = (root: string, base: string): string[] => {
  const git = (...args: string[]): string[] =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter(Boolean);
  try {
    return [
      ...git('diff', '--name-only', '--no-renames', `${base}^{commit}`, '--'),
      ...git('ls-files', '--others', '--exclude-standard'),
    ];
  } catch {
    throw new PlainFault(`git knows no "${base}" here: a shallow clone has only the last commit`);
  }
};
