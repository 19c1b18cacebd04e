import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { browserTest, launch } from './support/browser.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const url = `${stack.site}/v1/partner/events`;

/** A partner's own page, of no content: what it does is said from outside. */
const page = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Partner</title>'),
);
let partner = { keyId: '', key: '', origin: '' };

beforeAll(async () => {
  await once(page.listen(0, '127.0.0.1'), 'listening');
  const { port } = page.address() as AddressInfo; // a TCP server has one
  const origin = `http://127.0.0.1:${port}`;
  const body = { name: 'Pages', scopes: ['sell' as const], plan: 'partner' as const, mode: 'test' as const };
  const { keyId, key } = await valueOf(organizer('POST /v1/api-keys', { body: { ...body, allowedOrigins: [origin] } }));
  partner = { keyId, key, origin };
});
afterAll(async () => {
  await organizer('DELETE /v1/api-keys/{keyId}', { params: { keyId: partner.keyId } });
  page.close();
});

const ask = (headers: Record<string, string>) => fetch(url, { headers });
const readableBy = (answer: Response) => answer.headers.get('access-control-allow-origin');

test('a browser that asks beforehand is told what pages may send, with no key at all', async () => {
  const asked = { origin: 'https://tickets.example.org', 'access-control-request-method': 'GET' };
  const answer = await fetch(url, { method: 'OPTIONS', headers: { ...asked, 'access-control-request-headers': 'x-api-key' } });
  expect([answer.status, readableBy(answer)]).toEqual([200, '*']);
  expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-api-key');
  expect(answer.headers.get('access-control-allow-methods')).toContain('GET');
});

test.each(['/v1/webhooks', '/v1/orders', '/v1/partner/nowhere'])('no page is told that it may call %s', async (path) => {
  const asked = { origin: 'https://tickets.example.org', 'access-control-request-method': 'POST' };
  const answer = await fetch(stack.site + path, { method: 'OPTIONS', headers: asked });
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }]);
  for (const what of ['methods', 'headers']) expect(answer.headers.get(`access-control-allow-${what}`)).toBeNull();
});

test('an answer can be read by pages of the origins that the key names, and other pages are refused', async () => {
  const { key, origin } = partner;
  const theirs = await ask({ 'x-api-key': key, origin });
  expect([theirs.status, readableBy(theirs)]).toEqual([200, origin]);
  expect(theirs.headers.get('vary')?.split(',')).toContain('Origin'); // a long answer varies by its encoding too
  const others = await ask({ 'x-api-key': key, origin: 'https://elsewhere.example.org' });
  expect([others.status, readableBy(others)]).toEqual([403, null]);
  expect(await others.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('allowedOrigins') as string });
  expect((await ask({ 'x-api-key': key })).status).toBe(200); // no browser
  const nobody = await ask({ 'x-api-key': 'onk_none', origin });
  expect([nobody.status, readableBy(nobody)]).toEqual([401, '*']); // the gateway's own
});

browserTest('a page of such an origin reads the events with its key, and one of another origin cannot', async () => {
  const { key, origin } = partner;
  const browser = await launch();
  try {
    const read = async (from: string): Promise<unknown> => {
      const opened = await browser.newPage();
      await opened.goto(from);
      const script = `fetch(${JSON.stringify(url)}, { headers: { 'x-api-key': ${JSON.stringify(key)} } })
        .then(async (answer) => [answer.status, Array.isArray((await answer.json()).items)], () => 'unreadable')`;
      return opened.evaluate(script);
    };
    expect(await read(origin)).toEqual([200, true]);
    expect(await read(origin.replace('127.0.0.1', 'localhost'))).toBe('unreadable');
  } finally {
    await browser.close();
  }
});
