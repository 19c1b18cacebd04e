import { randomUUID } from 'node:crypto';
import { createClient } from '@onsale/client/client';
import type { BodyTo } from '@onsale/client/routes';
import { until } from '@onsale/testing/until';
import { allOf } from './support/all-of.ts';
import { someone } from './support/buyer.ts';
import { withinOneDay } from './support/one-day.ts';
import { firstTicketType, openEvent, openVenue } from './support/organizer.ts';
import { send } from './support/raw.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const made: string[] = [];

const newKey = async (wanted: Partial<BodyTo<'POST /v1/api-keys'>>) => {
  const created = await valueOf(organizer('POST /v1/api-keys', { body: { name: 'partner sale', ...wanted } }));
  made.push(created.keyId);
  return created;
};
const revoke = (keyId: string) => organizer('DELETE /v1/api-keys/{keyId}', { params: { keyId } });
const ask = (key?: string) =>
  send(`${stack.site}/v1/partner/events`, { method: 'GET', headers: key === undefined ? {} : { 'x-api-key': key } });

afterAll(async () => {
  for (const keyId of made) await revoke(keyId);
});

test('a partner sells a free ticket with a key of its own, through /v1/partner alone', async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Guest', faceValue: 0, quota: 5 }] });
  const { key } = await newKey({ scopes: ['sell'], plan: 'partner' });
  const api = createClient({ baseUrl: stack.site, apiKey: key });
  const { eventId } = event;

  const listed = await allOf(api, 'GET /v1/partner/events', { query: { limit: 100 } });
  expect(listed.map((each) => each.eventId)).toContain(eventId);
  expect((await valueOf(api('GET /v1/partner/events/{eventId}', { params: { eventId } }))).name).toBe(event.name);
  const availability = await valueOf(api('GET /v1/partner/events/{eventId}/availability', { params: { eventId } }));
  expect(availability.status).toBe('available');

  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const givenBack = await valueOf(api('POST /v1/partner/holds', { body: { eventId, lines } }));
  await valueOf(api('DELETE /v1/partner/holds/{holdId}', { params: { holdId: givenBack.holdId } }));
  const { holdId } = await valueOf(api('POST /v1/partner/holds', { body: { eventId, lines } }));
  const headers = { idempotencyKey: randomUUID() };
  const placed = await valueOf(api('POST /v1/partner/orders', { body: { holdId, buyer: someone() }, headers }));
  expect(placed.status).toBe('confirmed');

  const { orderId, accessToken } = placed;
  await until(
    'the ticket',
    async () => {
      const order = await valueOf(api('GET /v1/partner/orders/{orderId}', { params: { orderId }, bearer: accessToken }));
      return order.tickets[0];
    },
    60_000,
  );
});

test('whoever has no key, an unknown one, or one in no plan sells nothing', async () => {
  const { key } = await newKey({ scopes: ['sell'] });
  expect(await ask()).toMatchObject({ status: 401, problem: { code: 'unauthenticated' } });
  expect(await ask(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`)).toMatchObject({ status: 401 });
  expect(await ask(key)).toMatchObject({ status: 403, problem: { code: 'forbidden' } });
});

test('a key that was revoked sells nothing from that moment', async () => {
  const { key, keyId } = await newKey({ scopes: ['sell'], plan: 'free' });
  expect(await ask(key)).toMatchObject({ status: 200 });
  await valueOf(revoke(keyId));
  expect([401, 403]).toContain((await ask(key)).status); // the authorizer may remember it for a minute; its plan does not
});

test('a key that is rotated sells with both secrets, and with the new one alone when the old has no time left', async () => {
  const { key, keyId } = await newKey({ scopes: ['sell'], plan: 'free' });
  const rotate = (body: BodyTo<'POST /v1/api-keys/{keyId}/rotate'>) =>
    valueOf(organizer('POST /v1/api-keys/{keyId}/rotate', { params: { keyId }, body }));
  const second = await rotate({});
  expect([(await ask(key)).status, (await ask(second.key)).status]).toEqual([200, 200]);
  const third = await rotate({ overlapSeconds: 0 });
  expect((await ask(third.key)).status).toBe(200);
  for (const ended of [key, second.key]) expect([401, 403]).toContain((await ask(ended)).status);
});

test('what a test key makes is sold with test keys for play money, and nobody else sees it', async () => {
  const { key } = await newKey({ mode: 'test', scopes: ['events:read', 'events:write', 'sell'], plan: 'partner' });
  const { key: live } = await newKey({ scopes: ['sell'], plan: 'partner' });
  const [tester, seller] = [key, live].map((apiKey) => createClient({ baseUrl: stack.site, apiKey }));
  if (!tester || !seller) throw new Error('two keys, two clients');
  const { venueId } = await openVenue(stack);
  const startsAt = new Date(Date.now() + 30 * 24 * 3600_000).toISOString();
  const ticketTypes = [{ name: 'Standing', faceValue: 2000, quota: 5 }];
  const body = { name: 'Rehearsal', venueId, startsAt, currency: 'EUR' as const, ticketTypes };
  const { eventId, mode } = await valueOf(tester('POST /v1/events', { body }));
  expect(mode).toBe('test');
  const params = { eventId };
  await valueOf(tester('POST /v1/events/{eventId}/publish', { params }));
  const read = () => tester('GET /v1/partner/events/{eventId}', { params });
  const event = await until('the event to be on sale', async () => {
    const answer = await read();
    return answer.ok && answer.value.status === 'on-sale' ? answer.value : undefined;
  });

  const lines = [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }];
  const missed = { ok: false, error: { code: 'event-not-found' } };
  expect(await buyerApi(stack)('GET /v1/events/{eventId}', { params })).toMatchObject(missed);
  expect(await buyerApi(stack)('GET /v1/events/{eventId}/availability', { params })).toMatchObject(missed);
  expect(await buyerApi(stack)('POST /v1/holds', { body: { eventId, lines } })).toMatchObject(missed);
  expect(await seller('GET /v1/partner/events/{eventId}', { params })).toMatchObject(missed);
  expect(await seller('POST /v1/partner/holds', { body: { eventId, lines } })).toMatchObject(missed);
  expect(await organizer('POST /v1/events/{eventId}/cancel', { params })).toMatchObject(missed);

  const { holdId } = await valueOf(tester('POST /v1/partner/holds', { body: { eventId, lines } }));
  const headers = { idempotencyKey: randomUUID() };
  const { payment } = await valueOf(tester('POST /v1/partner/orders', { body: { holdId, buyer: someone() }, headers }));
  expect(payment?.checkoutUrl).toContain('/v1/payments/sandbox/');
});

test('a key that calls more often than its plan allows is told when to come again', async () => {
  const { key } = await newKey({ scopes: ['sell'], plan: 'free' });
  expect(await ask(key)).toMatchObject({ status: 200 });
  const refused = await until('a refusal', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(key)));
    return answers.find(({ status }) => status === 429);
  });
  expect(refused).toMatchObject({ type: 'application/problem+json', problem: { code: 'too-many-requests' } });
});

test('what a key called is counted, call by call, and where it stands against its plan; test keys see none of it', async () => {
  await withinOneDay(60_000);
  const { key, keyId } = await newKey({ scopes: ['sell'], plan: 'free' });
  const called = { 'GET /v1/partner/events': 0, 'GET /v1/partner/events/{eventId}': 0 };
  const statuses: Record<number, number> = {};
  for (let round = 0; round < 12; round++) {
    const { status } = await ask(key);
    called['GET /v1/partner/events']++;
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  const unknown = await send(`${stack.site}/v1/partner/events/evt_unknown`, { method: 'GET', headers: { 'x-api-key': key } });
  called['GET /v1/partner/events/{eventId}']++;
  expect([404, 429]).toContain(unknown.status);

  const rows = await until(
    'the counts',
    async () => {
      const items = await allOf(organizer, 'GET /v1/usage', { query: { limit: 100 } });
      const own = items.filter((each) => each.keyId === keyId);
      return own.reduce((sum, { calls }) => sum + calls, 0) === 13 ? own : undefined;
    },
    30_000,
  );
  expect(Object.fromEntries(rows.map(({ endpoint, calls }) => [endpoint, calls]))).toEqual(called);
  expect(rows.find(({ endpoint }) => endpoint === 'GET /v1/partner/events')?.statuses).toEqual(statuses);
  const items = await allOf(organizer, 'GET /v1/usage/keys', { query: { limit: 100 } });
  const limited = (statuses[429] ?? 0) + (unknown.status === 429 ? 1 : 0);
  expect(items.find((each) => each.keyId === keyId)).toMatchObject({ plan: 'free', calls: 13, limited, callsADay: 5000 });

  const tested = await newKey({ scopes: ['usage:read'], mode: 'test' });
  const tester = createClient({ baseUrl: stack.site, apiKey: tested.key });
  const seen = await allOf(tester, 'GET /v1/usage', { query: { limit: 100 } });
  expect(seen.filter((each) => each.keyId === keyId)).toEqual([]);
  const keysSeen = await allOf(tester, 'GET /v1/usage/keys', { query: { limit: 100 } });
  expect(keysSeen.map((each) => each.keyId)).toContain(tested.keyId);
  expect(keysSeen.map((each) => each.keyId)).not.toContain(keyId);
});
