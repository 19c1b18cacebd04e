import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { affectedServices } from './affected-services.ts';
import { changedFiles } from './changed-files.ts';
import { makingsOf } from './makings.ts';

const all = readdirSync('services').sort(); // jest runs in the repository's root
const affectedBy = (...changed: string[]): string[] => affectedServices(changed, makingsOf('.', all)).map(({ name }) => name);

describe('a change', () => {
  it.each([
    ['in a service touches that service alone', ['services/orders/src/domain/order.ts'], ['orders']],
    ['in a function’s yml touches its service alone', ['services/orders/functions/place-order.yml'], ['orders']],
    [
      'in several services touches each',
      ['services/tickets/serverless.yml', 'services/edge/resources/site.yml'],
      ['edge', 'tickets'],
    ],
    ['in the versions of dependencies touches all', ['package-lock.json'], all],
    ['in the kernel touches all its users', ['packages/kernel/src/money.ts'], all],
    ['in the contracts touches all: routes are made of them', ['packages/contracts/src/orders/api.ts'], all],
    ['in the plugin touches all', ['packages/serverless-config/src/role.ts'], all],
    ['in the client touches the shop alone', ['packages/client/src/client.ts'], ['storefront']],
    [
      'in tests touches nothing',
      ['services/orders/src/domain/order.test.ts', 'services/orders/test/integration/order-way.test.ts'],
      [],
    ],
    ['in words for people touches nothing', ['README.md', 'services/orders/README.md', 'docs/architecture.md'], []],
    [
      'in what is never deployed touches nothing',
      ['packages/local/src/front.ts', 'packages/testing/src/until.ts', 'e2e/stampede.test.ts'],
      [],
    ],
  ])('%s', (_, changed, services) => {
    expect(affectedBy(...changed)).toEqual(services);
  });

  it('in a fragment touches those that include it, and no others', () => {
    const withTable = affectedBy('packages/serverless-config/resources/table.yml');
    expect(withTable).toContain('orders');
    expect(withTable).not.toContain('storefront');
    expect(affectedBy('packages/serverless-config/payment-provider.yml')).not.toContain('orders');
    expect(affectedBy('packages/serverless-config/payment-provider.yml')).toContain('catalog');
  });

  it('in a fragment that a fragment includes touches them too', () => {
    expect(affectedBy('packages/serverless-config/api-gateway.yml')).toEqual(all);
  });
});

describe('in a repository', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'onsale-plan-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { cwd: root, encoding: 'utf8' });

  it('one changed line in orders names orders, committed or not', () => {
    for (const folder of ['packages', 'services'])
      cpSync(folder, path.join(root, folder), {
        recursive: true,
        filter: (file) => !/node_modules|\.serverless|\.esbuild/.test(file),
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'before');
    const names = () => affectedServices(changedFiles(root, 'HEAD'), makingsOf(root, all)).map(({ name }) => name);
    expect(names()).toEqual([]);
    appendFileSync(path.join(root, 'services/orders/src/domain/order.ts'), '// one line\n');
    expect(names()).toEqual(['orders']);
    git('commit', '-q', '-a', '-m', 'after');
    expect(names()).toEqual([]);
    expect(changedFiles(root, 'HEAD~1')).toEqual(['services/orders/src/domain/order.ts']);
  });

  it('a base that git does not know is told plainly', () => {
    expect(() => changedFiles(root, 'no-such-branch')).toThrow('git knows no "no-such-branch" here');
  });
});
