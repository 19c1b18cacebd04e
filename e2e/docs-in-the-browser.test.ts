import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { sharedStack } from './support/shared-stack.ts';

const { site } = sharedStack();
let browser: Browser | undefined;

const open = async (screen: (typeof screenNames)[number]): Promise<{ page: Page; strays: string[] }> => {
  browser ??= await launch();
  const page = await openPage(browser, screen, 'en');
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) strays.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') strays.push(message.text());
  });
  return { page, strays };
};

/** Presses Tab until the focus is on what has that name, as who has no mouse does. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.textContent.trim()')) === name) return;
  }
  throw new Error(`Tab never comes to "${name}"`);
};

afterAll(() => browser?.close());

describe.each(screenNames)('the docs on a %s', (screen) => {
  browserTest('are read by keyboard alone, from the first page to a guide and to what happened', async () => {
    const { page, strays } = await open(screen);
    await page.goto(`${site}/docs`);
    await page.getByRole('heading', { name: 'Sell tickets by API' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, `docs-${screen}`);

    await tabTo(page, 'Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');

    await tabTo(page, 'Your first ticket');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hold, order, pay' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, `docs-first-ticket-${screen}`);

    await page.goto(`${site}/docs/events`);
    await page.getByRole('heading', { name: 'onsale.orders.order-confirmed.v1' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    expect(strays).toEqual([]);
    await page.close();
  });

  browserTest('show every operation in the viewer, from this origin alone', async () => {
    const { page, strays } = await open(screen);
    await page.goto(`${site}/docs/api#?route=post-/v1/orders`);
    await page.getByText('Order what is held; free orders are confirmed at once').last().waitFor();
    await page.getByText('For everybody: no credential.').first().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, `docs-api-${screen}`);
    expect(strays).toEqual([]);
    await page.close();
  });
});
