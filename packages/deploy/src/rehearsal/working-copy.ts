import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const left = new Set(['node_modules', '.git', '.onsale', '.serverless', '.esbuild', 'dist', 'coverage']);

export type WorkingCopy = {
  readonly folder: string;
  /** Changes a file as a developer would. Throws if the change changes nothing. */
  change(file: string, change: (content: string) => string): void;
  /** Commits everything: only a commit can be returned to. */
  commit(message: string): void;
  remove(): void;
};

/** A copy of the repository to make releases of: what is changed in it is changed nowhere else. */
export const workingCopyOf = (root: string): WorkingCopy => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-rehearsal-'));
  cpSync(root, folder, { recursive: true, filter: (source) => !left.has(path.basename(source)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Rehearsal', '-c', 'user.email=rehearsal@example.org', ...args], { cwd: folder });
  git('init', '--quiet');
  writeFileSync(path.join(folder, '.git/info/exclude'), '/node_modules\n/.onsale\n'); // links here
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('As it stands');
  return {
    folder,
    commit,
    change: (file, change) => {
      const before = readFileSync(path.join(folder, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`${file} has nothing to change there`);
      writeFileSync(path.join(folder, file), after);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
