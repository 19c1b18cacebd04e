import type { Browser } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { buy, someone } from './support/buyer.ts';
import { focusOf, tabTo } from './support/keyboard.ts';
import { linkIn, linkMailTo } from './support/link-mail.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();

let browser: Browser | undefined;
afterAll(() => browser?.close());
const open = async (...how: [screen: (typeof screenNames)[number], locale: string]) =>
  openPage((browser ??= await launch()), ...how);

describe.each(screenNames)('on a %s', (screen) => {
  browserTest(
    'a buyer finds their orders in a browser that knows nothing of them, by keyboard and by mail',
    async () => {
      const buyer = someone();
      const event = await openEvent(stack, {
        name: `Night of the lost phone, ${screen}`,
        ticketTypes: [{ name: 'Standing', faceValue: 0, quota: 10 }],
      });
      for (const quantity of [1, 2])
        await buy(buyerApi(stack), event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity }], buyer);

      const page = await open(screen, 'en-US');
      const shows = async (what: string) => {
        await expectNoSideways(page);
        await expectAccessible(page);
        await picture(page, `${screen}-find-orders-${what}`);
      };
      await page.goto(`${stack.site}/orders/ord_unknown`);
      await page.getByRole('link', { name: 'Find my orders' }).click();
      await page.getByRole('heading', { name: 'Find my orders' }).waitFor();
      await shows('1-empty');

      const field = page.getByLabel('E-mail');
      await field.focus();
      await page.keyboard.type('mina');
      await page.keyboard.press('Enter');
      await page.getByText('Please enter a complete e-mail address').waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await shows('2-fault');
      await field.fill(buyer.email);
      const asked = Promise.withResolvers<undefined>();
      await page.route('**/v1/order-links', async (route) => {
        await asked.promise;
        await route.continue();
      });
      await tabTo(page, 'Send me the link');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Sending…' }).waitFor();
      expect((await focusOf(page)).name).toBe('Sending…');
      await shows('2-sending');
      asked.resolve(undefined);
      await page.getByRole('status').getByText('Look into your mailbox').waitFor();
      expect((await focusOf(page)).name).toBe('Send me the link');
      await shows('3-asked');

      await page.goto(linkIn(await linkMailTo(stack, buyer.email))); // in the page that is open already
      const orders = page.getByRole('listitem').getByRole('link', { name: new RegExp(event.name) });
      await orders.nth(1).waitFor();
      expect(await orders.count()).toBe(2);
      expect(await orders.first().textContent()).toContain('2 tickets'); // the newest first
      expect(page.url()).toBe(`${stack.site}/orders`);
      await shows('4-found');

      await page.reload();
      await orders.nth(1).waitFor(); // this browser knows them now
      await orders.first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You’re in!' }).waitFor();
      await page.close();
    },
    120_000,
  );

  browserTest(
    'who shows more orders goes on at the first of them, and where the link is over by then, what was found stands',
    async () => {
      const buyer = someone();
      const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 0, quota: 10 }] });
      const { ticketTypeId } = firstTicketType(event);
      for (const quantity of [1, 2, 3]) await buy(buyerApi(stack), event.eventId, [{ ticketTypeId, quantity }], buyer);
      await valueOf(buyerApi(stack)('POST /v1/order-links', { body: { email: buyer.email } }));

      const page = await open(screen, 'en-US');
      const list = /\/v1\/orders(\?|$)/;
      await page.route(list, (route) => {
        const url = new URL(route.request().url());
        url.searchParams.set('limit', '1');
        return route.continue({ url: url.href });
      });
      await page.goto(linkIn(await linkMailTo(stack, buyer.email)));
      const orders = page.getByRole('listitem').getByRole('link');
      await page.getByText('3 tickets').waitFor();
      await tabTo(page, 'Show more');
      await page.keyboard.press('Enter');
      await page.locator('a:focus').filter({ hasText: '2 tickets' }).waitFor();

      await page.unroute(list);
      await page.route(list, (route) =>
        route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer no-link-any-more' } }),
      );
      await tabTo(page, 'Show more');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByRole('heading', { name: 'This link works no more' }).waitFor();
      expect((await orders.allTextContents()).map((text) => /\d tickets/.exec(text)?.[0])).toEqual(['3 tickets', '2 tickets']);
      await expectNoSideways(page);
      await expectAccessible(page);
      await picture(page, `${screen}-find-orders-6-over-at-more`);
      await page.close();
    },
    120_000,
  );

  browserTest('a link that works no more says so in Korean, with the form for a new one below', async () => {
    const page = await open(screen, 'ko-KR');
    await page.goto(`${stack.site}/orders#link=of-yesterday`);
    await page.getByRole('alert').getByRole('heading', { name: '사용할 수 없는 링크입니다' }).waitFor();
    await page.getByRole('button', { name: '링크 받기' }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    await picture(page, `${screen}-find-orders-5-link-over`);
    await page.close();
  });
});
