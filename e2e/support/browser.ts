import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { checkPage } from './check-answers.ts';

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

const screens = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;
export type ScreenName = keyof typeof screens;
export const screenNames = Object.keys(screens) as ScreenName[]; // keys of a constant

export const openPage = async (browser: Browser, screen: ScreenName, locale: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: screens[screen], locale });
  page.setDefaultTimeout(20_000);
  checkPage(page);
  return page;
};

/** A page must never be wider than the screen. */
export const expectNoSideways = async (page: Page): Promise<void> => {
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
};
