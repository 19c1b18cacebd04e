import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHashes, writeHashes } from './bundle-hashes.ts';

describe('a folder of bundles', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-bundles-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const bundle = path.join(folder, 'orders/placeOrder.zip');
  mkdirSync(path.dirname(bundle));

  it('without its list is refused with what makes one', () => {
    expect(() => readHashes(folder)).toThrow(/^there is no .+hashes\.json: npm run bundles -- --to /);
  });

  it('is known by the hashes that Lambda tells of what it runs', () => {
    writeFileSync(bundle, 'zipped');
    expect(writeHashes(folder)).toEqual({ 'orders/placeOrder.zip': 'cVcbBnvCYfesxLpUuQVj0iPM+nuri4LJKNRftKQnwOE=' });
    expect(readHashes(folder)).toEqual(writeHashes(folder));
  });

  it('is refused when a bundle has changed, or is gone, since it was built', () => {
    appendFileSync(bundle, '!');
    expect(() => readHashes(folder)).toThrow(/orders\/placeOrder\.zip is not what was built$/);
    rmSync(bundle);
    expect(() => readHashes(folder)).toThrow(/orders\/placeOrder\.zip is not what was built$/);
  });
});
