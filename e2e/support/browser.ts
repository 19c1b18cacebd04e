import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** Names under which systems install it. */
const names = ['chromium', 'chromium-browser', 'google-chrome'];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where Chromium is on this machine, if it is. */
const chromiumPath = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) => names.map((name) => path.join(folder, name)))
  .find(isExecutable);

/** Like `test`. Without Chromium it is skipped by name; where `CI` is set it runs, and fails with what is missing. */
export const browserTest = chromiumPath === undefined && !process.env['CI'] ? test.skip : test;

export const launch = (): Promise<Browser> => {
  if (chromiumPath === undefined) throw new Error('Chromium is missing: apt-get install chromium');
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
};

/** Keeps a picture of the whole page where `ONSALE_PICTURES` names a folder, for people to look at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['ONSALE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
