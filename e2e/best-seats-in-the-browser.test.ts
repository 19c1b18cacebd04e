import type { Browser, Page } from 'playwright-core';
import { until } from '@onsale/testing/until';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { openEvent, openVenue } from './support/organizer.ts';
import { buyersWay } from './support/buyer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** Front seats in rows of twelve; back seats in two rows of five. */
const openHall = async (name: string) => {
  const { venueId } = await openVenue(stack);
  const section = (sectionId: string, category: string, y: number, rows: number, seats: number) => ({
    ...{ sectionId, name: `Block ${sectionId}`, category, position: { x: 0, y, angle: 0 } },
    rows: Array.from({ length: rows }, (_, row) => ({ row: String(row + 1), seats })),
  });
  const sections = [section('A', 'front', 0, 3, 12), section('B', 'back', 6, 2, 5)];
  const plan = await valueOf(
    organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: { name: 'Hall', sections } }),
  );
  return openEvent(stack, {
    ...{ venueId, seatingPlanId: plan.planId, name },
    ticketTypes: [
      { name: 'Front', faceValue: 9900, categories: ['front'] },
      { name: 'Back', faceValue: 5500, categories: ['back'] },
    ],
  });
};

/** The seats of a row on the map that are called so; 0 is the front row. */
const seatsIn = (page: Page, row: number, name: RegExp) => page.getByRole('row').nth(row).getByRole('gridcell', { name });
const own = /Held for you$/;

describe.each(screenNames)('on a %s', (screen) => {
  browserTest(
    'a person lets the shop choose four seats side by side, sees them on the plan, takes others, and orders those',
    async () => {
      const event = await openHall(`The best of it, ${screen}`);
      const page = await openPage((browser ??= await launch()), screen, 'en-US');
      await page.goto(`${stack.site}/events/${event.eventId}`);
      await page.getByLabel('How many').selectOption('4');
      await page.getByLabel('Category').selectOption({ label: 'Front · €99.00 · 36 free' });
      await picture(page, `${screen}-20-best-seats`);
      await page.getByRole('button', { name: 'Find the best seats' }).click();

      const bar = page.getByRole('complementary', { name: 'Held for you' });
      await bar.getByText('Block A · Row 1 · Seats 5, 6, 7, 8').waitFor();
      await bar.getByText('€396.00').waitFor();
      expect(await seatsIn(page, 0, own).count()).toBe(4);
      await expectNoSideways(page);
      await picture(page, `${screen}-21-best-seats-found`);

      await bar.getByRole('button', { name: 'Other seats' }).click();
      await bar.getByText('Block A · Row 1 · Seats 5, 6, 7, 8').waitFor({ state: 'detached' });
      await seatsIn(page, 0, /^Seat 6, free$/).waitFor();
      expect(await page.getByRole('gridcell', { name: own }).count()).toBe(4);
      await bar.getByRole('link', { name: 'Continue' }).click();
      await page.getByText('€396.00').first().waitFor();
      await page.getByRole('button', { name: 'Give the tickets back' }).click();
      await page.getByRole('button', { name: 'Find the best seats' }).waitFor();
      await page.close();
    },
    90_000,
  );

  browserTest(
    'a person who finds no three side by side is offered two, or three apart, and takes those with the keyboard alone, in Korean',
    async () => {
      const event = await openHall(`나란히, ${screen}`);
      for (const seatId of ['B-1-3', 'B-2-3']) await valueOf(buyersWay(api).hold(event.eventId, [{ seatId }]));
      const page = await openPage((browser ??= await launch()), screen, 'ko-KR');
      await page.goto(`${stack.site}/events/${event.eventId}`);
      const category = page.getByLabel('등급');
      await until('the map to know what is held', async () =>
        (await category.textContent())?.includes('Back · €55.00 · 8석 남음') ? true : undefined,
      );
      await page.getByLabel('매수').selectOption('3');
      await category.selectOption({ label: 'Back · €55.00 · 8석 남음' });
      await category.focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('나란히 붙은 좌석이 그만큼 남아 있지 않습니다.').waitFor();
      await page.getByRole('button', { name: '나란히 2석 선점하기' }).waitFor();
      await expectNoSideways(page);
      await picture(page, `${screen}-22-none-together`);
      await page.getByRole('button', { name: '떨어진 좌석 포함 3석 선점하기' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('티켓 3매', { exact: true }).waitFor();
      await picture(page, `${screen}-23-apart`);
      await page.close();
    },
    90_000,
  );
});
