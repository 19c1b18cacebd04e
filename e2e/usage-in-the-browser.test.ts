import { randomUUID } from 'node:crypto';
import type { getUsage } from '@onsale/contracts/accounts/usage';
import type { ResponseOf } from '@onsale/contracts/endpoint';
import { until } from '@onsale/testing/until';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { allOf } from './support/all-of.ts';
import { browserTest, expectNoSideways, launch, openPage, picture, screenNames } from './support/browser.ts';
import type { ScreenName } from './support/browser.ts';
import { focusIsOn, tabTo } from './support/keyboard.ts';
import { withinOneDay } from './support/one-day.ts';
import { openEvent } from './support/organizer.ts';
import { send } from './support/raw.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { newMember } from './support/team.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const mark = randomUUID().slice(0, 8);
const names = { reader: `Reader-${mark}`, limited: `Limited-${mark}`, old: `Old-${mark}`, idle: `Idle-${mark}` };
const made: string[] = [];
const longest = 300_000; // milliseconds that all of it takes on a busy machine: the page tells of today
let browser: Browser;
let readerKey: string;
let idleKey: string;

const newKey = async (name: string, rest: object): Promise<{ key: string; keyId: string }> => {
  const { key, keyId } = await valueOf(organizer('POST /v1/api-keys', { body: { name, scopes: ['sell'], ...rest } }));
  made.push(keyId);
  return { key, keyId };
};

/** One key that meets its limit, one that calls what is on its way out, one that calls nothing; and their calls are counted. */
beforeAll(async () => {
  await withinOneDay(longest);
  browser = await launch();
  const { eventId } = await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 500, quota: 4 }] });
  const [reader, limited, old, idle] = [
    await newKey(names.reader, { scopes: ['usage:read'] }),
    await newKey(names.limited, { plan: 'free' }),
    await newKey(names.old, { plan: 'partner' }),
    await newKey(names.idle, { plan: 'partner' }),
  ];
  [readerKey, idleKey] = [reader.key, idle.key];
  await newKey(`Wider than any telephone ${'w'.repeat(80)}`, { plan: 'partner' });
  const get = ({ key }: { key: string }, path: string) =>
    send(stack.site + path, { method: 'GET', headers: { 'x-api-key': key } });
  await Promise.all(Array.from({ length: 40 }, () => get(limited, '/v1/partner/events')));
  await get(old, `/v1/partner/events/${eventId}/availability`);
  await get(old, '/v1/partner/events/evt_0000000000000000000000');
  await until('the calls to be counted', async () => {
    const items = await allOf(organizer, 'GET /v1/usage/keys', { query: { limit: 100 } });
    const counted = new Map<string, number>(items.map(({ keyId, calls }) => [keyId, calls]));
    return counted.get(limited.keyId) === 40 && counted.get(old.keyId) === 2 ? true : undefined;
  });
}, longest + 120_000);

afterAll(async () => {
  await browser.close();
  for (const keyId of made) await organizer('DELETE /v1/api-keys/{keyId}', { params: { keyId } });
});

const open = async (screen: ScreenName, locale: string): Promise<Page> => {
  const page = await openPage(browser, screen, locale);
  await page.goto(`${stack.site}/docs/usage`);
  return page;
};

const availability = 'GET /v1/partner/events/{eventId}/availability';

/** Nothing that keys call is on its way out today: the API's answers are made to say that something is. */
const isOnItsWayOut = (page: Page, endpoint: string) =>
  page.route('**/v1/usage?**', async (route) => {
    const response = await route.fetch();
    const { items, ...rest } = (await response.json()) as ResponseOf<typeof getUsage>;
    const deprecated = { sunset: '2028-12-01', successor: '/v3/instead' };
    const json = { ...rest, items: items.map((row) => (row.endpoint === endpoint ? { ...row, deprecated } : row)) };
    await route.fulfill({ response, json });
  });

const looksGood = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, name);
};

/** Shows a key or a token, with the keyboard alone. */
const show = async (page: Page, credential: string): Promise<void> => {
  await tabTo(page, 'API key or access token');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(credential);
  await page.keyboard.press('Enter');
};

const chooseKey = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, 'Key');
  await page.keyboard.type(name);
};

describe.each(screenNames)('the usage page on a %s', (screen) => {
  browserTest('tells by keyboard alone who met a limit, and which key calls what will be gone', async () => {
    const page = await open(screen, 'en');
    await isOnItsWayOut(page, availability);
    await page.getByRole('heading', { name: 'Usage', exact: true }).waitFor();
    await looksGood(page, `usage-form-${screen}`);
    await show(page, readerKey);
    await page.getByRole('heading', { name: 'Calls per day' }).waitFor();
    const limited = page.getByRole('listitem').filter({ hasText: names.limited });
    expect(await limited.textContent()).toMatch(/Met a limit today.*40 of 5,000 calls today.*calls over a limit/);

    await chooseKey(page, names.limited);
    const day = page.getByRole('slider', { name: 'Day' });
    const told = () => day.getAttribute('aria-valuetext');
    await tabTo(page, 'Day');
    expect(await told()).toMatch(/: 40 calls, Succeeded \(2xx, 3xx\) \d+, Over a limit \(429\) \d+$/);
    await page.keyboard.press('ArrowLeft');
    expect(await told()).toMatch(/: 0 calls$/);
    await page.keyboard.press('End');
    expect(await told()).toMatch(/: 40 calls/);
    await page.getByRole('img', { name: /40 calls in all/ }).hover({ position: { x: 5, y: 5 } });
    expect(await page.locator('.picked-day').textContent()).toMatch(/: 0 calls$/);
    await tabTo(page, 'The same as a table');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('group', { name: 'Calls per day' }).getByRole('row').count()).toBe(1 + 7);
    await looksGood(page, `usage-${screen}`);

    await chooseKey(page, names.old);
    const outgoing = page.getByRole('region', { name: 'Versions on their way out' });
    await outgoing.getByText(availability).waitFor();
    expect(await outgoing.textContent()).toContain(`${names.old}: 1 call, the last on`);
    await page.close();
  });

  browserTest('says to a key that called nothing how to make the first call, which works with that key', async () => {
    const [onPlan, plain] = [`Partner-${screen}-${mark}`, `Venues-${screen}-${mark}`];
    const calls = [
      { name: plain, path: '/v1/venues', ...(await newKey(plain, { scopes: ['events:read'] })) },
      { name: onPlan, path: '/v1/partner/events', ...(await newKey(onPlan, { plan: 'partner' })) },
    ];
    const page = await open(screen, 'en');
    await show(page, readerKey);
    await page.getByRole('heading', { name: 'Calls per day' }).waitFor();
    for (const { name, path, key } of calls) {
      await chooseKey(page, name);
      await page.getByRole('heading', { name: 'No call yet' }).waitFor();
      const command = await page.getByText(`curl ${stack.site}${path} `).textContent();
      const [, url = '', header = ''] = /^curl (\S+) -H "(\S+): \$ONSALE_KEY"$/.exec(command ?? '') ?? [];
      expect((await send(url, { method: 'GET', headers: { [header]: key } })).status).toBe(200);
      await looksGood(page, `usage-empty-${path.split('/').at(-1) ?? ''}-${screen}`);
    }
    await tabTo(page, 'Your first ticket'); // of the chapters or of the page
    await page.close();
  });

  browserTest('speaks Korean', async () => {
    const page = await open(screen, 'ko');
    await page.getByLabel('API 키 또는 액세스 토큰').fill(readerKey);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '일별 호출 수' }).waitFor();
    await looksGood(page, `usage-ko-${screen}`);
    await page.close();
  });

  browserTest('opens to a person who has signed in and may read it, by keyboard from the sign-in on', async () => {
    const { email } = await newMember(stack, { role: 'finance' });
    const page = await openPage(browser, screen, 'en');
    await page.goto(`${stack.signIn ?? ''}/`);
    await looksGood(page, `sign-in-${screen}`);
    await tabTo(page, 'Sign in');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await looksGood(page, `sign-in-who-${screen}`);
    await tabTo(page, 'Or with any e-mail address');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    const token = await page.getByLabel('Your access token, good for an hour').inputValue();
    await looksGood(page, `sign-in-done-${screen}`);
    await page.goto(`${stack.site}/docs/usage`);
    await show(page, token);
    await page.getByRole('heading', { name: 'Calls per day' }).waitFor();
    await page.close();
  });
});

browserTest('the usage page says that it reads, again too, and how far it is', async () => {
  const page = await open('phone', 'en');
  await show(page, readerKey);
  await page.getByRole('heading', { name: 'Calls per day' }).waitFor();
  const { items } = await valueOf(organizer('GET /v1/usage', { query: { limit: 1 } }));
  const many = { items: Array.from({ length: 100 }, () => items[0]), nextCursor: 'more' };
  const rest = Promise.withResolvers<undefined>();
  let pages = 0;
  await page.route(/\/v1\/usage\?/, async (route) => {
    if (pages++ < 5) return route.fulfill({ json: many });
    await rest.promise;
    return route.fulfill({ json: { items } });
  });
  await tabTo(page, 'Read again');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Reading the figures… 500 rows so far').waitFor();
  await page.getByRole('heading', { name: 'Calls per day' }).waitFor(); // the figures from before stand
  await looksGood(page, 'usage-reading');
  rest.resolve(undefined);
  await page.getByRole('status').filter({ hasNotText: 'Reading' }).waitFor({ state: 'attached' });
  await page.close();
});

browserTest('the usage page says why it does not open, where it is read out, and keeps the focus in the field', async () => {
  const page = await open('phone', 'en');
  const refused = async (credential: string, why: string): Promise<void> => {
    await show(page, credential);
    await page.getByRole('alert').filter({ hasText: why }).waitFor();
    await focusIsOn(page, 'credential');
    await looksGood(page, 'usage-refused');
  };
  await refused('', 'Paste a key');
  await refused(`${readerKey.slice(0, -1)}${readerKey.endsWith('0') ? '1' : '0'}`, 'unknown, revoked or past its time');
  await refused(idleKey, 'lacks the permission usage:read');
  await page.close();
});

browserTest(
  'the usage page that reaches no API says so, and reads again at a button; it keeps no key beyond its own life',
  async () => {
    const page = await open('desk', 'en');
    await page.route('**/v1/usage**', (route) => route.abort());
    await show(page, readerKey);
    await page.getByText('The API could not be reached').waitFor();
    await looksGood(page, 'usage-unreachable');
    await page.unroute('**/v1/usage**');
    await tabTo(page, 'Read again');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Calls per day' }).waitFor();
    expect(JSON.stringify(await page.evaluate('[{ ...localStorage }, { ...sessionStorage }, location.href]'))).not.toContain(
      'onk_',
    );
    await page.reload();
    await page.getByLabel('API key or access token').waitFor();
    await page.close();
  },
);
