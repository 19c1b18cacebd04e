import type { Browser } from 'playwright-core';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { someone } from './support/buyer.ts';
import { mailTo } from './support/mailbox.ts';
import { openEvent, openVenue } from './support/organizer.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** Two standing sections in front of a tier of seats. */
const openHall = async (name: string) => {
  const { venueId } = await openVenue(stack);
  const floor = (sectionId: string, sectionName: string, x: number) => ({
    ...{ sectionId, name: sectionName, category: 'floor', capacity: 60, width: 13, depth: 7 },
    position: { x, y: 0, angle: 0 },
  });
  const body = {
    name: 'Hall',
    sections: [
      {
        ...{ sectionId: 'T', name: 'Tier', category: 'tier', position: { x: 0, y: 10, angle: 0 } },
        rows: ['1', '2', '3', '4'].map((row) => ({ row, seats: 26 })),
      },
    ],
    standingSections: [floor('L', 'Left', -7), floor('R', 'Right', 7)],
  };
  const plan = await valueOf(organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body }));
  return openEvent(stack, {
    ...{ venueId, seatingPlanId: plan.planId, name },
    ticketTypes: [
      { name: 'Floor', faceValue: 0, categories: ['floor'] },
      { name: 'Student', faceValue: 0, categories: ['floor'] },
      { name: 'Seat', faceValue: 7000, categories: ['tier'] },
    ],
  });
};

describe.each(screenNames)('on a %s', (screen) => {
  browserTest(
    'a person chooses places of a standing section on the plan, with the keyboard, and gets tickets that name it',
    async () => {
      const event = await openHall(`Before the stage, ${screen}`);
      const buyer = someone();
      const page = await openPage((browser ??= await launch()), screen, 'en-US');
      await page.goto(`${stack.site}/events/${event.eventId}`);
      await page.getByRole('button', { name: 'Tier, €70.00, 104 free' }).first().focus();
      await page.keyboard.press('ArrowUp');
      await page.locator('[data-section]:focus').waitFor();
      await page.getByRole('button', { name: 'Left, 60 left, standing, from Free' }).focus();
      await picture(page, `${screen}-30-plan-with-floor`);
      await page.keyboard.press('Enter');
      const floor = page.getByRole('region', { name: 'Left, Standing places' });
      await floor.getByRole('button', { name: 'One more: Floor' }).click();
      await floor.getByRole('button', { name: 'One more: Floor' }).click();
      await floor.getByRole('button', { name: 'One more: Student' }).click();
      await page.getByText('Left · 2 × Floor').waitFor();
      await expectNoSideways(page);
      await picture(page, `${screen}-31-places-chosen`);
      await page.getByRole('button', { name: 'Remove Left · 1 × Student' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Hold these tickets' }).click();

      await page.getByLabel('Full name').fill(buyer.name);
      await page.getByLabel('E-mail').fill(buyer.email);
      await picture(page, `${screen}-32-places-held`);
      await page.getByRole('button', { name: 'Order free tickets' }).click();
      await page.getByRole('heading', { name: 'You’re in!' }).waitFor();
      await page
        .getByRole('img', { name: /QR code/ })
        .nth(1)
        .waitFor();
      expect(await page.getByText('Left', { exact: true }).count()).toBe(2);
      await picture(page, `${screen}-33-places-tickets`);
      expect((await mailTo(stack, buyer.email)).text).toContain('Left');
      await page.close();
    },
    90_000,
  );
});
