import { readFileSync } from 'node:fs';
import { relockedServices } from './relocked.ts';
import type { Lock } from './relocked.ts';

const all = ['catalog', 'notifications', 'orders', 'storefront', 'tickets'];
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock; // npm wrote it; jest runs in the repository's root
const changed = (...folders: string[]): Lock => ({
  packages: {
    ...lock.packages,
    ...Object.fromEntries(folders.map((folder) => [folder, { ...lock.packages[folder], version: '99.0.0' }])),
  },
});
const relocked = (...folders: string[]) => relockedServices(lock, changed(...folders), all);

describe('another version in the lock', () => {
  it('of nothing touches nothing', () => expect(relocked()).toEqual([]));

  it('of what one service imports touches that service', () => {
    expect(relocked('node_modules/nodemailer')).toEqual(['notifications']);
    expect(relocked('node_modules/preact')).toEqual(['storefront']);
  });

  it('of what its imports import touches it too', () => expect(relocked('node_modules/fontkit')).toEqual(['tickets']));

  it('of what a shared package imports touches all that are built on that package', () => {
    expect(relocked('node_modules/@aws-sdk/lib-dynamodb')).toEqual(['catalog', 'notifications', 'orders', 'tickets']);
  });

  it('of what makes every bundle touches all', () => expect(relocked('node_modules/esbuild')).toEqual(all));

  it('of what only tests and checks use touches nothing', () => {
    expect(relocked('node_modules/jest', 'node_modules/eslint', 'node_modules/playwright-core')).toEqual([]);
  });

  it('that lies nearer to who imports it counts, not the one further away', () => {
    const near = (version: string): Lock => ({
      packages: {
        'services/orders': { dependencies: { one: '*' } },
        'node_modules/one': { version: '1.0.0', dependencies: { two: '*' } },
        'node_modules/one/node_modules/two': { version },
        'node_modules/two': { version: '1.0.0' },
      },
    });
    expect(relockedServices(near('1.0.0'), near('2.0.0'), ['orders'])).toEqual(['orders']);
    const far: Lock = { packages: { ...near('1.0.0').packages, 'node_modules/two': { version: '3.0.0' } } };
    expect(relockedServices(near('1.0.0'), far, ['orders'])).toEqual([]);
  });
});
