import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { affectedServices } from './affected-services.ts';
import { changedFiles } from './changed-files.ts';
import { makingsOf } from './makings.ts';
import { plannedServices } from './planned-services.ts';

const all = readdirSync('services').sort(); // jest runs in the repository's root
const affectedBy = (...changed: string[]): string[] => affectedServices(changed, makingsOf('.', all), []).map(({ name }) => name);

describe('a change', () => {
  it.each([
    ['in a service touches that service alone', ['services/orders/src/domain/order.ts'], ['orders']],
    ['in a function’s yml touches its service alone', ['services/orders/functions/place-order.yml'], ['orders']],
    [
      'in several services touches each',
      ['services/tickets/serverless.yml', 'services/edge/resources/site.yml'],
      ['edge', 'tickets'],
    ],
    ['in the kernel touches all its users', ['packages/kernel/src/money.ts'], all],
    ['in the runtime touches all: the plugin is built on it too', ['packages/runtime/src/env.ts'], all],
    ['in the contracts touches all: routes are made of them', ['packages/contracts/src/orders/api.ts'], all],
    ['in the plugin touches all', ['packages/serverless-config/src/role.ts'], all],
    ['in the client touches the shop alone', ['packages/client/src/client.ts'], ['storefront']],
    [
      'in tests touches nothing',
      ['services/orders/src/domain/order.test.ts', 'services/orders/test/integration/order-way.test.ts'],
      [],
    ],
    ['in a guide touches the shop alone, which shows it', ['docs/guides/ko/money.md'], ['storefront']],
    ['in the table of permissions too', ['docs/permissions.md'], ['storefront']],
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

describe('the plan', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'onsale-plan-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { cwd: root, encoding: 'utf8' });
  const names = (base = 'HEAD') => plannedServices(root, base, all).map(({ name }) => name);
  const changedBy = (file: string, change: (content: string) => string): string[] => {
    const content = readFileSync(path.join(root, file), 'utf8');
    writeFileSync(path.join(root, file), change(content));
    const touched = names();
    writeFileSync(path.join(root, file), content);
    return touched;
  };
  const oneLine = (content: string) => `${content}// one line\n`;

  beforeAll(() => {
    for (const made of ['packages', 'services', 'package-lock.json'])
      cpSync(made, path.join(root, made), {
        recursive: true,
        filter: (file) => !/node_modules|\.serverless|\.esbuild/.test(file),
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'before');
  });

  it('names nothing where nothing changed', () => expect(names()).toEqual([]));

  it('names orders alone for one line in orders, committed or not', () => {
    const file = 'services/orders/src/domain/order.ts';
    expect(changedBy(file, oneLine)).toEqual(['orders']);
    appendFileSync(path.join(root, file), '// one line\n');
    git('commit', '-q', '-a', '-m', 'after');
    expect(names()).toEqual([]);
    expect(names('HEAD~1')).toEqual(['orders']);
    expect(changedFiles(root, 'HEAD~1')).toEqual([file]);
  });

  it('names all its users for one line in the kernel', () => {
    const users = all.filter((name) => {
      const { dependencies = {} } = JSON.parse(readFileSync(`services/${name}/package.json`, 'utf8')) as {
        dependencies?: Record<string, string>; // npm checks it
      };
      return '@onsale/kernel' in dependencies;
    });
    expect(users).toContain('orders');
    expect(changedBy('packages/kernel/src/money.ts', oneLine)).toEqual(expect.arrayContaining(users));
  });

  it.each(['packages/local/src/front.ts', 'packages/testing/src/until.ts', 'packages/deploy/src/plan.ts'])(
    'names nothing for one line in %s, which is in no deployment',
    (file) => expect(changedBy(file, oneLine)).toEqual([]),
  );

  it('names for another lock only whom the changed versions reach', () => {
    const nodemailer = (lock: string) => lock.replace(/("node_modules\/nodemailer": \{\s+"version": ")/, '$19');
    expect(changedBy('package-lock.json', nodemailer)).toEqual(['notifications']);
    expect(changedBy('package-lock.json', (lock) => lock.replace('"packages": {', '"packages":  {'))).toEqual([]);
  });

  it('tells plainly of a base that git does not know', () => {
    expect(() => names('no-such-branch')).toThrow('git knows no "no-such-branch" here');
  });
});
