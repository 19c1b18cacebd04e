import type { Browser, Page, Request } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { browserTest, expectNoSideways, launch, openPage, picture } from './support/browser.ts';
import type { ScreenName } from './support/browser.ts';
import { buyersWay, someone } from './support/buyer.ts';
import { focusOf, tabTo } from './support/keyboard.ts';
import { firstTicketType, openEvent, openVenue } from './support/organizer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);

let browser: Browser | undefined;
afterAll(() => browser?.close());

const english = {
  ...{ findSeats: 'Find the best seats', finding: 'Looking…', howMany: 'How many', apart: 'Take 3, not all side by side' },
  ...{ chooseSeats: 'Choose your seats', otherSeats: 'Other seats', giveBack: 'Give the tickets back' },
  ...{ more: 'One more: Listener', less: 'One less: Listener', hold: 'Hold these tickets', holding: 'Holding…' },
  ...{ name: 'Full name', email: 'E-mail', order: 'Order free tickets', ordering: 'Ordering…' },
  ...{ allHeld: /held by others just now/, remove: /^Remove / },
};
const korean: typeof english = {
  ...{ findSeats: '가장 좋은 자리 찾기', finding: '찾는 중…', howMany: '매수', apart: '떨어진 좌석 포함 3석 선점하기' },
  ...{ chooseSeats: '좌석 선택', otherSeats: '다른 좌석 찾기', giveBack: '티켓 반납하기' },
  ...{ more: 'Listener 한 장 추가', less: 'Listener 한 장 빼기', hold: '이 티켓 선점하기', holding: '선점하는 중…' },
  ...{ name: '이름', email: '이메일', order: '무료 티켓 주문하기', ordering: '주문하는 중…' },
  ...{ allHeld: /다른/, remove: / 선택 취소$/ },
};

const isChange = (request: Request): boolean => request.method() !== 'GET' && /\/v1\/(holds|orders)/.test(request.url());

/**
 * For a page: presses what has the focus by keyboard, twice. The request waits meanwhile: the focus stays there, on what is called `busy` by then, and the
 * second press sends nothing.
 */
const pressingTwice = async (page: Page) => {
  let requests = 0;
  let answered = Promise.withResolvers<undefined>();
  await page.route('**/v1/**', async (route) => {
    if (isChange(route.request())) {
      requests += 1;
      await answered.promise;
    }
    await route.continue();
  });
  return async (busy: string, shot: string): Promise<void> => {
    requests = 0;
    answered = Promise.withResolvers<undefined>();
    const answer = page.waitForResponse((response) => isChange(response.request()));
    await page.keyboard.press('Enter');
    await page.locator('button:focus[aria-disabled=true]').filter({ hasText: busy }).waitFor();
    await page.keyboard.press('Enter');
    expect(await focusOf(page)).toEqual({ name: busy, isNone: false, shows: true });
    await expectNoSideways(page);
    await expectAccessible(page);
    await picture(page, shot);
    answered.resolve(undefined);
    await answer;
    expect(requests).toBe(1);
  };
};

/** A row of five, the middle one of which is held by somebody. */
const openRow = async (name: string) => {
  const { venueId } = await openVenue(stack);
  const row = {
    sectionId: 'A',
    name: 'A',
    category: 'front',
    position: { x: 0, y: 0, angle: 0 },
    rows: [{ row: '1', seats: 5 }],
  };
  const plan = await valueOf(
    organizerApi(stack)('POST /v1/venues/{venueId}/seating-plans', {
      params: { venueId },
      body: { name: 'Row', sections: [row] },
    }),
  );
  const ticketTypes = [{ name: 'Front', faceValue: 9900, categories: ['front'] }];
  const event = await openEvent(stack, { ...{ venueId, seatingPlanId: plan.planId, name }, ticketTypes });
  await valueOf(buyersWay(api).hold(event.eventId, [{ seatId: 'A-1-3' }]));
  return event;
};

const looks: [ScreenName, string, typeof english][] = [
  ['phone', 'ko-KR', korean],
  ['desk', 'en-US', english],
];

describe.each(looks)('on a %s in %s', (screen, locale, words) => {
  const open = async (path: string) => {
    const page = await openPage((browser ??= await launch()), screen, locale);
    await page.goto(stack.site + path);
    return page;
  };
  const shot = (name: string) => `${screen}-${locale}-focus-${name}`;

  browserTest(
    'who looks for seats by keyboard stays on each button while it looks, and goes on around it where it went',
    async () => {
      const { eventId } = await openRow(`Side by side, ${screen}`);
      const page = await open(`/events/${eventId}`);
      const pressTwice = await pressingTwice(page);
      await page.getByLabel(words.howMany).selectOption('3');
      await tabTo(page, words.findSeats);
      await pressTwice(words.finding, shot('1-find'));
      await page.getByRole('button', { name: words.apart }).waitFor();
      expect((await focusOf(page)).name).toBe(words.findSeats);

      await tabTo(page, words.apart);
      await pressTwice(words.apart, shot('2-offer'));
      await page.getByRole('region', { name: words.chooseSeats }).and(page.locator(':focus')).waitFor();
      await picture(page, shot('3-found'));

      await tabTo(page, words.otherSeats);
      await pressTwice(words.finding, shot('4-others'));
      await page.locator('.best-refusal').getByRole('alert').getByRole('paragraph').waitFor();
      expect((await focusOf(page)).name).toBe(words.otherSeats);

      await tabTo(page, words.giveBack);
      await pressTwice(words.giveBack, shot('5-give-back'));
      await page.locator('main:focus').waitFor();

      await page.locator('[role=gridcell]:not([aria-disabled=true])').first().focus();
      await page.keyboard.press('Enter');
      await tabTo(page, words.remove);
      await page.keyboard.press('Enter');
      await page.locator('main:focus').waitFor();
      await page.close();
    },
    90_000,
  );

  browserTest(
    'who orders by keyboard stays on each button, refused or at its end, until the next page has the focus',
    async () => {
      const event = await openEvent(stack, { ticketTypes: [{ name: 'Listener', faceValue: 0, quota: 3 }] });
      const page = await open(`/events/${event.eventId}`);
      const pressTwice = await pressingTwice(page);
      await page.getByRole('button', { name: words.more, disabled: false }).waitFor(); // how many are free is known
      await tabTo(page, words.more);
      for (let pressed = 0; pressed < 4; pressed++) await page.keyboard.press('Enter');
      await page.locator('output').filter({ hasText: '3' }).waitFor();
      expect((await focusOf(page)).name).toBe(words.more);
      await page.keyboard.press('Shift+Tab');
      for (let pressed = 0; pressed < 4; pressed++) await page.keyboard.press('Enter');
      await page.locator('output').filter({ hasText: '0' }).waitFor();
      expect((await focusOf(page)).name).toBe(words.less);
      await picture(page, shot('6-none'));

      await tabTo(page, words.more);
      await page.keyboard.press('Enter');
      const others = await valueOf(
        buyersWay(api).hold(event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 3 }]),
      );
      await tabTo(page, words.hold);
      await pressTwice(words.holding, shot('7-hold'));
      await page.getByRole('complementary').getByText(words.allHeld).waitFor();
      expect((await focusOf(page)).name).toBe(words.hold);
      await valueOf(api('DELETE /v1/holds/{holdId}', { params: { holdId: others.holdId } }));
      await pressTwice(words.holding, shot('8-hold-again'));
      await page.locator('main:focus').getByLabel(words.name, { exact: true }).waitFor();

      await page.getByLabel(words.name, { exact: true }).fill('Mina Park');
      await page.getByLabel(words.email).fill(someone().email);
      await tabTo(page, words.order);
      await pressTwice(words.ordering, shot('9-order'));
      await page.waitForURL(/\/orders\/ord_/);
      await page.locator('main:focus').waitFor();
      await page.close();
    },
    90_000,
  );

  browserTest('who shows more events goes on at the first of them', async () => {
    const page = await openPage((browser ??= await launch()), screen, locale);
    await page.route(/\/v1\/events(\?|$)/, (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '1');
      return route.continue({ url: url.href });
    });
    await page.goto(stack.site);
    const cards = page.locator('main').getByRole('listitem').getByRole('link');
    await cards.first().waitFor();
    await page.locator('.more button').focus();
    await page.keyboard.press('Enter');
    await cards.nth(1).and(page.locator(':focus')).waitFor();
    await page.close();
  });
});
