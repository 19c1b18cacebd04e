import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = path.join(__dirname, '../../../..');
const home = mkdtempSync(path.join(tmpdir(), 'onsale-client-test-'));
const installed = path.join(home, 'node_modules/@onsale/client');
const run = (program: string, ...args: string[]): string => {
  try {
    return execFileSync(program, args, { cwd: home, encoding: 'utf8', stdio: 'pipe' });
  } catch (fault) {
    const { stdout = '', stderr = '' } = fault as { stdout?: string; stderr?: string }; // of execFileSync
    return `failed: ${stdout}${stderr}`;
  }
};

beforeAll(() => {
  run(process.execPath, path.join(root, 'packages/client/build/pack.ts'), home);
  writeFileSync(path.join(home, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', './onsale-client.tgz');
});

afterAll(() => rmSync(home, { recursive: true }));

describe('the published package', () => {
  it('is at most 12 kB minified and compressed, and asks for nothing that only Node has', async () => {
    const bundle = { bundle: true, minify: true, format: 'esm', platform: 'browser', write: false } as const;
    const { outputFiles } = await build({ entryPoints: [path.join(installed, 'index.js')], ...bundle });
    const [code = ''] = outputFiles.map(({ text }) => text);
    expect(gzipSync(code).length).toBeLessThanOrEqual(12_000);
    expect(code).not.toMatch(/\b(process|Buffer|require|window|document)\b/);
  });

  it('depends on nothing', () => {
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('private');
  });

  it('is found right, code and types, by publint and by arethetypeswrong', () => {
    expect(run('publint', 'run', installed, '--strict')).toContain('All good!');
    expect(run('attw', '--profile', 'esm-only', '--no-color', 'onsale-client.tgz')).not.toContain('failed');
  });

  it('tells the compiler what each route takes and answers, without the contracts', () => {
    writeFileSync(
      path.join(home, 'use.ts'),
      `import { createClient, everyItem, valueOf } from '@onsale/client';
       const api = createClient({ baseUrl: '' });
       const held = await api('POST /v1/holds', { body: { eventId: 'evt_1', lines: [{ ticketTypeId: 'tty_1', quantity: 2 }] } });
       if (held.ok) held.value.total.amount satisfies number;
       else held.error.code satisfies string;
       for await (const event of everyItem(api, 'GET /v1/events', { query: { limit: 5 } })) valueOf(event).name satisfies string;
       // @ts-expect-error a hold is never refused for an order's reasons
       if (!held.ok) held.error.code === 'attendee-count';
       // @ts-expect-error there is no such route
       await api('GET /v1/eventz');
       // @ts-expect-error an order needs an Idempotency-Key
       await api('POST /v1/orders', { body: { holdId: 'hld_1', buyer: { name: 'A', email: 'a@b.c', locale: 'en' } } });
       // @ts-expect-error a quantity is a number
       await api('POST /v1/holds', { body: { eventId: 'evt_1', lines: [{ ticketTypeId: 'tty_1', quantity: '2' }] } });
       // @ts-expect-error one event is no list
       everyItem(api, 'GET /v1/events/{eventId}');`,
    );
    const flags = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', '--ignoreConfig'];
    expect(run('tsc', ...flags, 'use.ts')).toBe('');
  });

  it('runs under Node as it was packed', () => {
    const script = `import { createClient } from '@onsale/client';
      const fetch = async (url) => new Response(JSON.stringify({ items: [url] }), { headers: { 'content-type': 'application/json' } });
      const listed = await createClient({ baseUrl: 'https://tickets.example', fetch })('GET /v1/events');
      console.log(listed.value.items[0]);`;
    expect(run(process.execPath, '--input-type=module', '-e', script).trim()).toBe('https://tickets.example/v1/events');
  });
});
