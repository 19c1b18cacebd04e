import type { Browser, Page } from 'playwright-core';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import type { ScreenName } from './support/browser.ts';
import { someone } from './support/buyer.ts';
import { codesInPdfOf, mailTo } from './support/mailbox.ts';
import { openEvent, openVenue } from './support/organizer.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();

let browser: Browser | undefined;
afterAll(() => browser?.close());

const open = async (screen: ScreenName, locale: string): Promise<Page> => openPage((browser ??= await launch()), screen, locale);

describe.each(screenNames)('on a %s', (screen) => {
  browserTest(
    'a person buys two standing tickets in English, by clicking',
    async () => {
      const event = await openEvent(stack, {
        name: `Night of the long queues, ${screen}`,
        startsAt: new Date(Date.now() + 24 * 3600_000).toISOString(), // before those of other tests, on the first page
        ticketTypes: [
          { name: 'Standing', faceValue: 2500, fee: 150, quota: 40 },
          { name: 'Reduced', faceValue: 1500, fee: 150, quota: 10 },
        ],
      });
      const buyer = someone();
      const page = await open(screen, 'en-US');
      const shows = async (name: string) => {
        await expectNoSideways(page);
        await picture(page, `${screen}-${name}`);
      };

      await page.goto(stack.site);
      await page
        .getByRole('link', { name: new RegExp(event.name) })
        .first()
        .waitFor();
      await shows('1-events');
      await page
        .getByRole('link', { name: new RegExp(event.name) })
        .first()
        .click();

      const more = page.getByRole('button', { name: 'One more: Standing' });
      await more.click();
      await more.click();
      await page.getByText('€53.00').first().waitFor();
      await shows('2-event');
      await page.getByRole('button', { name: 'Hold these tickets' }).click();

      await page.getByLabel('Full name').fill(buyer.name);
      await page.getByLabel('E-mail').fill('not-an-address');
      await page.getByRole('button', { name: 'Order and pay' }).click();
      await page.getByText('Please enter a complete e-mail address').waitFor();
      await shows('3-checkout-fault');
      await page.getByLabel('E-mail').fill(buyer.email);
      await page.getByText('Please enter a complete e-mail address').waitFor({ state: 'detached' });
      await shows('4-checkout');
      await page.getByRole('button', { name: 'Order and pay' }).click();

      await page.getByRole('button', { name: /^Pay / }).waitFor();
      await shows('5-pay-page');
      const paying = await page.evaluate("sessionStorage.getItem('onsale.paying')");
      expect(paying).toContain('ord_'); // left to the page that comes back by the one that showed the order while leaving
      await page.getByRole('button', { name: /^Pay / }).click();

      await page.getByRole('heading', { name: 'You’re in!' }).waitFor();
      await page
        .getByRole('img', { name: /QR code/ })
        .nth(1)
        .waitFor();
      await page.getByRole('link', { name: 'Tickets as PDF' }).waitFor();
      await shows('6-tickets');
      expect(page.url()).not.toMatch(/token/i);
      expect(await codesInPdfOf(await mailTo(stack, buyer.email))).toHaveLength(2);
      await page.close();
    },
    120_000,
  );

  browserTest(
    'a person chooses seats on the map in Korean, and buys them',
    async () => {
      const { venueId } = await openVenue(stack);
      const section = (sectionId: string, name: string, category: string, y: number) => ({
        ...{ sectionId, name, category, position: { x: 0, y, angle: 0 } },
        rows: ['1', '2', '3'].map((row) => ({ row, seats: 12 })),
      });
      const sections = [section('A', '가 구역', 'front', 0), section('B', '나 구역', 'back', 6)];
      const plan = await valueOf(
        organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: { name: 'Hall', sections } }),
      );
      const event = await openEvent(stack, {
        ...{ venueId, currency: 'KRW' as const, seatingPlanId: plan.planId, name: `서울의 밤, ${screen}` },
        ticketTypes: [
          { name: '앞좌석', faceValue: 99000, categories: ['front'] },
          { name: '뒷좌석', faceValue: 55000, categories: ['back'] },
        ],
      });
      const page = await open(screen, 'ko-KR');
      await page.goto(`${stack.site}/events/${event.eventId}`);
      await page
        .getByRole('button', { name: /가 구역/ })
        .first()
        .click();
      await picture(page, `${screen}-7-seat-map`);
      const seats = page.getByRole('gridcell');
      await seats.nth(4).click();
      await seats.nth(5).click();
      await page.getByText('₩198,000').first().waitFor();
      await expectNoSideways(page);
      await picture(page, `${screen}-8-seats-chosen`);
      await page.getByRole('button', { name: '이 티켓 선점하기' }).click();

      const buyer = someone({ name: '박미나' });
      await page.getByLabel('이름', { exact: true }).fill(buyer.name);
      await page.getByLabel('이메일').fill(buyer.email);
      await picture(page, `${screen}-9-checkout-korean`);
      await page.getByRole('button', { name: '주문하고 결제하기' }).click();
      await page.getByRole('button', { name: '₩198,000 결제하기' }).click();
      await page.getByRole('heading', { name: '예매가 완료되었습니다!' }).waitFor();
      await page.getByRole('img', { name: /QR/ }).nth(1).waitFor();
      await expectNoSideways(page);
      await picture(page, `${screen}-10-tickets-korean`);
      expect(await codesInPdfOf(await mailTo(stack, buyer.email))).toHaveLength(2);
      await page.close();
    },
    120_000,
  );

  browserTest(
    'a person holds a free ticket, gives it back, and then takes it',
    async () => {
      const event = await openEvent(stack, { ticketTypes: [{ name: 'Listener', faceValue: 0, quota: 3 }] });
      const buyer = someone();
      const page = await open(screen, 'en-US');
      const hold = async () => {
        await page.goto(`${stack.site}/events/${event.eventId}`);
        await page.getByRole('button', { name: 'One more: Listener' }).click();
        await page.getByRole('button', { name: 'Hold these tickets' }).click();
      };
      await hold();
      await page.getByRole('button', { name: 'Give the tickets back' }).click();
      await page.waitForURL(/\/events\//);
      await hold();
      await page.getByLabel('Full name').fill(buyer.name);
      await page.getByLabel('E-mail').fill(buyer.email);
      await picture(page, `${screen}-11-checkout-free`);
      await page.getByRole('button', { name: 'Order free tickets' }).click();
      await page.getByRole('heading', { name: 'You’re in!' }).waitFor();
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      await mailTo(stack, buyer.email);
      await page.close();
    },
    120_000,
  );

  browserTest(
    'the first page shows the examples, and an address that leads nowhere says so',
    async () => {
      const page = await open(screen, 'en-US');
      await page.goto(stack.site);
      await picture(page, `${screen}-12-examples`);
      await page.goto(`${stack.site}/nothing/here`);
      await page.getByText('There is nothing here').waitFor();
      await picture(page, `${screen}-13-lost`);
      await page.close();
    },
    60_000,
  );
});
