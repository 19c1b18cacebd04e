import type { Browser } from 'playwright-core';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyersWay } from './support/buyer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** Two tickets for everybody, which are sold to somebody else; three kept for a sponsor's guests. */
const openGala = async (name: string) => {
  const ticketTypes = [
    { name: 'Standing', faceValue: 4000, quota: 2 },
    { name: 'Guest of the sponsor', faceValue: 4000, quota: 3, reserved: {} },
  ];
  const event = await openEvent(stack, { name, ticketTypes }, (ids) => [
    { code: 'SPONSOR', ticketTypeIds: ids.slice(1), discount: { faceValue: 1000 } },
    { code: 'TEN-OFF', discount: { percentOff: 10 } },
  ]);
  const { ticketTypeId } = firstTicketType(event);
  await valueOf(buyersWay(api).hold(event.eventId, [{ ticketTypeId, quantity: 2 }]));
  return event;
};

describe.each(screenNames)('on a %s', (screen) => {
  browserTest(
    'a guest of the sponsor enters the code, sees the tickets that are kept for it, and holds one at its price; others do not',
    async () => {
      const event = await openGala(`The sponsor’s night, ${screen}`);
      const page = await openPage((browser ??= await launch()), screen, 'en-US');
      await page.goto(`${stack.site}/events/${event.eventId}`);
      await page.getByRole('heading', { name: 'All held just now' }).waitFor();
      expect(await page.getByText('Guest of the sponsor').count()).toBe(0);
      await page.getByLabel('Voucher code').fill('TEN-OFF');
      await page.getByRole('button', { name: 'One more: Guest of the sponsor' }).click();
      await page.getByRole('button', { name: 'Hold these tickets' }).click();
      await page.getByText('These tickets are kept for who has a voucher for them.').waitFor();
      await expectNoSideways(page);
      await picture(page, `${screen}-40-voucher-refused`);

      await page.getByLabel('Voucher code').fill('sponsor');
      await page.getByRole('button', { name: 'Hold these tickets' }).click();
      await page.getByRole('heading', { name: 'Your order' }).waitFor();
      await page.getByText('€10.00').first().waitFor();
      await picture(page, `${screen}-41-voucher-held`);
      await page.getByRole('button', { name: 'Give the tickets back' }).click();
      await page.close();
    },
    90_000,
  );
});
