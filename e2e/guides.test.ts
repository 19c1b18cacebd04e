import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { browserTest, launch, openPage } from './support/browser.ts';
import { sharedStack } from './support/shared-stack.ts';

const { site, organizerKey } = sharedStack();
const root = path.join(__dirname, '..');
const run = promisify(execFile);
let browser: Browser;
let home: string;

/** A reader has the pages at /docs, the client's tarball, and the public library of Standard Webhooks: nothing of this repository. */
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'onsale-guides-'));
  execFileSync(process.execPath, [path.join(root, 'packages/client/build/pack.ts'), home]);
  writeFileSync(path.join(home, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', './onsale-client.tgz'], { cwd: home, stdio: 'pipe' });
  mkdirSync(path.join(home, 'node_modules/@types'));
  for (const library of ['standardwebhooks', '@types/node'])
    symlinkSync(path.join(root, 'node_modules', library), path.join(home, 'node_modules', library));
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true });
});

/** The code of a page, its blocks put into one file as a reader does. */
const codeOf = async (guide: string): Promise<string> => {
  const page = await openPage(browser, 'desk', 'en');
  await page.goto(`${site}/docs/guides/${guide}`);
  await page.locator('article.guide h1').waitFor();
  const blocks = await page.locator('pre code.language-ts').allTextContents();
  await page.close();
  if (blocks.length === 0) throw new Error(`/docs/guides/${guide} shows no code`);
  return blocks.join('\n');
};

/** What the code of a page prints; a fault of it fails, with what it says. */
const printedBy = async (guide: string): Promise<string> => {
  const file = path.join(home, `${guide}.ts`);
  writeFileSync(file, await codeOf(guide));
  const flags = [
    '--strict',
    '--noEmit',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--ignoreConfig',
    '--types',
    'node',
    '--skipLibCheck',
  ];
  await run('tsc', [...flags, file], { cwd: home }).catch((fault: unknown) => {
    throw new Error((fault as { stdout: string }).stdout); // of execFile
  });
  const env = { ...process.env, ONSALE_URL: site, ONSALE_KEY: organizerKey };
  return (await run(process.execPath, [file], { cwd: home, env, timeout: 60_000 })).stdout;
};

browserTest(
  'with /docs and the client alone a reader sells a ticket, and hears of it by a webhook that proves who tells it',
  async () => {
    const started = Date.now();
    const printed = await printedBy('first-ticket');
    expect(printed).toMatch(/^4000 EUR until /);
    expect(printed.match(/^tkt_\S+ \S+$/gm)).toHaveLength(2);
    expect(printed).toContain('order-confirmed.v1 received and verified');
    expect(Date.now() - started).toBeLessThan(60_000);
  },
);

describe.each([
  { guide: 'webhooks', prints: /'\S+Z 204' \]\nthe old one ends \S+Z\n$/ },
  { guide: 'idempotency', prints: /^No such hold\n$/ },
  { guide: 'money', prints: /^$/ },
  { guide: 'testing', prints: /^event-not-found\n$/ },
  { guide: 'going-live', prints: /^ok \S+\n$/ },
])('the guide $guide', ({ guide, prints }) => {
  browserTest('has code that runs as it stands, and prints what it says', async () => {
    expect(await printedBy(guide)).toMatch(prints);
  });
});
