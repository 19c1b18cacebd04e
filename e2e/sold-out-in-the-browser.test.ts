import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { browserTest, expectNoSideways, launch, openPage, picture } from './support/browser.ts';
import { buy, buyersWay } from './support/buyer.ts';
import { openEvent } from './support/organizer.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

let browser: Browser | undefined;
afterAll(() => browser?.close());

const english = {
  allHeld: 'All held just now',
  comesBack: 'The first may be back in about 11 minutes, or sooner.',
  typeAllHeld: 'All held just now; some may come back',
  soldOut: 'Sold out',
  left: '1 left',
  others: 'Tickets are left for these',
  voucher: 'Voucher code',
};
const korean: typeof english = {
  allHeld: '지금은 모두 선점 중입니다',
  comesBack: '첫 티켓은 약 11분 안에 다시 나올 수 있습니다.',
  typeAllHeld: '모두 선점 중, 일부가 다시 나올 수 있음',
  soldOut: '매진',
  left: '1매 남음',
  others: '아직 티켓이 남아 있는 공연',
  voucher: '바우처 코드',
};

/** Two tickets for everybody, of two types; one of the first is sold. Tickets for guests keep the voucher's field open. */
const openShow = async (name: string) => {
  const [event] = await Promise.all([
    openEvent(stack, {
      name,
      ticketTypes: [
        { name: 'Balcony', faceValue: 0, quota: 1 },
        { name: 'Floor', faceValue: 0, quota: 1 },
        { name: 'Guest', faceValue: 0, quota: 1, reserved: {} },
      ],
    }),
    openEvent(stack, {
      name,
      startsAt: new Date(Date.now() + 24 * 3600_000).toISOString(), // before those of other tests, on the first page
      ticketTypes: [{ name: 'Floor', faceValue: 0, quota: 10 }],
    }),
  ]);
  const [balcony, floor] = event.ticketTypes;
  if (!balcony || !floor) throw new Error('the event lacks ticket types');
  await buy(api, event.eventId, [{ ticketTypeId: balcony.ticketTypeId, quantity: 1 }]);
  return { eventId: event.eventId, lines: [{ ticketTypeId: floor.ticketTypeId, quantity: 1 }] };
};

describe.each([
  ['phone', 'ko-KR', korean],
  ['desk', 'en-US', english],
] as const)('on a %s (%s)', (screen, locale, texts) => {
  browserTest(
    'whoever comes too late learns what may come back and about when, sees it come back by itself, and where tickets are left in the end',
    async () => {
      const name = `The last night ${randomUUID().slice(0, 4)}`;
      const { eventId, lines } = await openShow(name);
      const { holdId } = await valueOf(buyersWay(api).hold(eventId, lines));
      const page = await openPage((browser ??= await launch()), screen, locale);
      await page.goto(`${stack.site}/events/${eventId}`);
      await page.getByRole('heading', { name: texts.allHeld }).waitFor();
      await page.getByText(texts.comesBack).waitFor();
      const type = (named: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: named }) });
      await type('Balcony').getByText(texts.soldOut).waitFor();
      await type('Floor').getByText(texts.typeAllHeld).waitFor();
      await page.getByLabel(texts.voucher).waitFor();
      await expectNoSideways(page);
      await expectAccessible(page);
      await picture(page, `${screen}-50-all-held`);

      await valueOf(api('DELETE /v1/holds/{holdId}', { params: { holdId } }));
      await type('Floor').getByText(texts.left).waitFor();
      expect(await page.getByRole('heading', { name: texts.allHeld }).count()).toBe(0);

      await buy(api, eventId, lines);
      const others = page.getByRole('region', { name: texts.others });
      await others.waitFor();
      await page.getByRole('heading', { name: texts.soldOut }).first().waitFor();
      expect(await others.getByRole('listitem').first().textContent()).toContain(name);
      await expectNoSideways(page);
      await expectAccessible(page);
      await picture(page, `${screen}-51-sold-out`);
      await page.close();
    },
    90_000,
  );
});
