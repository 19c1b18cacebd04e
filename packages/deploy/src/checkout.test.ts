import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atCommit, isCommit, versionAt } from './checkout.ts';

describe('a checkout', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'onsale-checkout-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const file = (...names: string[]) => path.join(root, ...names);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { cwd: root });
  const commit = (text: string): string => {
    writeFileSync(file('packages/kernel/release.txt'), text);
    git('add', '--all');
    git('commit', '--quiet', '--message', text);
    return versionAt(root);
  };

  it('outside of git has no version to return to', () => {
    expect(versionAt(root)).toBe('unknown');
    expect(isCommit('unknown')).toBe(false);
  });

  it('is its commit, or a change of it', () => {
    git('init', '--quiet');
    mkdirSync(file('packages/kernel'), { recursive: true });
    writeFileSync(file('.gitignore'), 'node_modules/\n.onsale/\n');
    writeFileSync(file('package-lock.json'), '{}');
    expect(isCommit(commit('one'))).toBe(true);
    writeFileSync(file('packages/kernel/release.txt'), 'not committed');
    expect(versionAt(root)).toMatch(/^[0-9a-f]{40}-changed$/);
    expect(isCommit(versionAt(root))).toBe(false);
  });

  it('of an earlier commit has what is installed here, its own packages, and our logs, and is gone afterwards', async () => {
    const first = commit('first');
    commit('second');
    mkdirSync(file('node_modules/@onsale'), { recursive: true });
    mkdirSync(file('node_modules/esbuild'));
    symlinkSync('../../packages/kernel', file('node_modules/@onsale/kernel'));
    const seen = await atCommit(root, first, (folder) => {
      writeFileSync(path.join(folder, '.onsale/a.log'), 'kept');
      const release = readFileSync(path.join(folder, 'node_modules/@onsale/kernel/release.txt'), 'utf8');
      return Promise.resolve({
        folder,
        release,
        version: versionAt(folder),
        installed: existsSync(path.join(folder, 'node_modules/esbuild')),
      });
    });
    expect(seen).toMatchObject({ release: 'first', version: first, installed: true });
    expect(existsSync(seen.folder)).toBe(false);
    expect(readFileSync(file('.onsale/a.log'), 'utf8')).toBe('kept');
    expect(readFileSync(file('packages/kernel/release.txt'), 'utf8')).toBe('second');
  });

  it('of a commit with another lock is left to install for itself', async () => {
    const before = commit('before');
    writeFileSync(file('package-lock.json'), '{"changed":true}');
    commit('after');
    const isLinked = await atCommit(root, before, (folder) => Promise.resolve(existsSync(path.join(folder, 'node_modules'))));
    expect(isLinked).toBe(false);
  });

  it('of a commit that is not here is told plainly', async () => {
    await expect(atCommit(root, '0'.repeat(40), () => Promise.resolve())).rejects.toThrow(/^git cannot check out 0+ here/);
  });
});
