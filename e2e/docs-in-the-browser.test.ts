import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { focusIsOn, focusOf, tabThrough, tabTo } from './support/keyboard.ts';
import { sharedStack } from './support/shared-stack.ts';

const { site } = sharedStack();
let browser: Browser | undefined;

const open = async (screen: (typeof screenNames)[number], locale: string): Promise<{ page: Page; strays: string[] }> => {
  browser ??= await launch();
  const page = await openPage(browser, screen, locale);
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) strays.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') strays.push(message.text());
  });
  return { page, strays };
};

/** The page of a chapter stands there, with all that it reads from the API. */
const whenRead = async (page: Page, path: string): Promise<void> => {
  await page.locator(`.chapters a[aria-current][href="${path}"]`).waitFor();
  await page.locator('#main h1').first().waitFor();
  if (path === '/docs/events') await page.getByRole('heading', { name: 'onsale.orders.order-confirmed.v1' }).waitFor();
  if (path === '/docs/api')
    await page.locator('openapi-explorer:not([inert])').getByText('Sell tickets: hold, order').first().waitFor();
};

afterAll(() => browser?.close());

describe.each([
  { locale: 'en', skip: 'Skip to content', start: 'Sell tickets by API', first: 'Your first ticket' },
  { locale: 'ko', skip: '본문으로 건너뛰기', start: 'API로 티켓을 판매하세요', first: '첫 티켓 판매하기' },
])('the docs in $locale', ({ locale, skip, start, first }) => {
  describe.each(screenNames)('on a %s', (screen) => {
    browserTest('are read by keyboard alone, every page of them, and break no rule of accessibility', async () => {
      const { page, strays } = await open(screen, locale);
      await page.goto(`${site}/docs`);
      await page.getByRole('heading', { name: start }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
      await expectAccessible(page);
      await expectNoSideways(page);
      await picture(page, `docs-${locale}-${screen}`);

      await page.keyboard.press('Tab');
      expect((await focusOf(page)).name).toBe(skip);
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'main');
      await tabTo(page, first); // of the page itself: the chapters were skipped
      expect(await page.evaluate('document.activeElement.closest("#main") !== null')).toBe(true);

      const chapters = await page.locator('.chapters a').all();
      expect(chapters.length).toBeGreaterThan(8);
      for (const chapter of chapters) {
        const path = (await chapter.getAttribute('href')) ?? '';
        await page.evaluate('document.activeElement.blur()');
        await tabTo(page, (await chapter.textContent()) ?? '');
        await page.keyboard.press('Enter');
        await whenRead(page, path);
        await focusIsOn(page, 'main');
        await expectAccessible(page);
        await expectNoSideways(page);
        await picture(page, `docs${path.slice('/docs'.length).replaceAll('/', '-')}-${locale}-${screen}`);
        const stops = await page.locator('#main').locator('a[href], button, input, select, summary, [tabindex="0"]').count();
        expect([path, (await tabThrough(page)) > 0]).toEqual([path, stops > 0]);
      }
      expect(strays).toEqual([]);
      await page.close();
    });
  });
});

browserTest('the docs are read in the other language at a button, and remember it', async () => {
  const { page } = await open('desk', 'en');
  await page.goto(`${site}/docs/guides/money`);
  await tabTo(page, '한국어');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '금액' }).waitFor();
  expect((await focusOf(page)).name).toBe('English'); // the way back is under the finger
  await page.reload();
  await page.getByRole('heading', { name: '금액' }).waitFor();
  await page.close();
});

browserTest.each(screenNames)('on a %s an operation is opened and its examples are read by keyboard alone', async (screen) => {
  const { page, strays } = await open(screen, 'en');
  await page.goto(`${site}/docs/api`);
  await whenRead(page, '/docs/api');
  await tabTo(page, 'Skip to content');
  await tabTo(page, /Order what is held; free orders are confirmed at once$/);
  await page.keyboard.press('Enter');
  await page.getByText('For everybody: no credential.').first().waitFor();
  await page.getByText('curl -X POST').first().waitFor();
  await page.getByText('-H "idempotency-key: 7f3c0a52').first().waitFor(); // what must be there, so that it can be run
  await tabTo(page, /^example$/i); // of the answer, without going through the rest of the list
  await page.keyboard.press('Enter');
  await page.getByText('"accessToken"').waitFor();
  await tabTo(page, /^copy/i);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, `docs-api-operation-${screen}`);
  await tabThrough(page); // nothing is left on a desk
  expect(strays).toEqual([]);
  await page.close();
});

browserTest.each([
  ['its document', /\/v1\/openapi\.json$/, 'en', 'The reference could not be loaded: load the page again.'],
  ['the viewer', /openapi-explorer.*\.js/, 'ko', '레퍼런스를 불러오지 못했습니다. 페이지를 새로고침해 주세요.'],
])('the API reference says so where %s does not load, and what to do', async (_, missing, locale, said) => {
  const { page } = await open('phone', locale);
  await page.route(missing, (route) => route.abort());
  await page.goto(`${site}/docs/api`);
  await page.getByRole('alert').getByText(said).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, `docs-api-failed-${locale}`);
  await page.unroute(missing);
  await page.reload();
  await whenRead(page, '/docs/api');
  await page.close();
});

browserTest.each(screenNames)('on a %s a link leads to an operation', async (screen) => {
  const { page } = await open(screen, 'en');
  await page.goto(`${site}/docs/api#?route=post-/v1/orders`);
  await page.getByText('Order what is held; free orders are confirmed at once').last().waitFor();
  await page.getByText('For everybody: no credential.').first().waitFor();
  await page.close();
});
