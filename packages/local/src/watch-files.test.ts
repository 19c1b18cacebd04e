import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '@onsale/testing/until';
import { watchFiles } from './watch-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('watchFiles', () => {
  it('sees a file that is replaced by a new one, again and again, and no other', async () => {
    const file = path.join(folder, 'watched.ts');
    writeFileSync(file, '');
    const seen: string[] = [];
    watchFiles((changed) => seen.push(changed))([file]);
    for (const count of [1, 2, 3]) {
      writeFileSync(`${file}.new`, `${count}`);
      renameSync(`${file}.new`, file);
      await until(`change ${count}`, () => (seen.length >= count ? true : undefined));
    }
    expect(new Set(seen)).toEqual(new Set([file]));
  });
});
