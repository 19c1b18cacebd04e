import { gzipSync } from 'node:zlib';
import type { Organizer } from '@onsale/contracts/accounts/api';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { Device } from '@onsale/contracts/accounts/devices';
import type { Usage } from '@onsale/contracts/accounts/usage';
import { newApiKey } from '@onsale/kernel/api-key';
import { rfc3339, systemClock } from '@onsale/kernel/clock';
import { newDeviceId } from '@onsale/kernel/device-token';
import { newId } from '@onsale/kernel/id';
import type { ApiKeyId, OrganizerId } from '@onsale/kernel/id';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { auditRow } from '@onsale/runtime/audit-log';
import { outbox } from '@onsale/runtime/outbox';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { createTestTable } from '@onsale/testing/test-table';
import { accountsTable } from '../../src/adapters/accounts-table.ts';
import { apiKeysTable } from '../../src/adapters/api-keys-table.ts';
import { devicesTable } from '../../src/adapters/devices-table.ts';
import type { KeptApiKey } from '../../src/domain/api-key.ts';

const load = async () => ({
  countCalls: (await import('../../src/handlers/count-calls.ts')).handler,
  getUsage: (await import('../../src/handlers/get-usage.ts')).handler,
  listDevices: (await import('../../src/handlers/list-devices.ts')).handler,
  listApiKeys: (await import('../../src/handlers/list-api-keys.ts')).handler,
  getKeyUsage: (await import('../../src/handlers/get-key-usage.ts')).handler,
});

let handlers: Awaited<ReturnType<typeof load>>;
let accounts: ReturnType<typeof accountsTable>;
let apiKeys: ReturnType<typeof apiKeysTable>;
let table: Awaited<ReturnType<typeof createTestTable>>;

beforeAll(async () => {
  table = await createTestTable('accounts');
  Object.assign(process.env, { FREE_CALLS_A_DAY: '10', PARTNER_CALLS_A_DAY: '1000', BOX_OFFICE_CALLS_A_DAY: '500' });
  accounts = accountsTable(table.client, table.name);
  apiKeys = apiKeysTable(table.client, table.name, {
    auditRow: auditRow(table.name, systemClock),
    outbox: outbox(systemClock, table.name),
    clock: systemClock,
  });
  handlers = await load();
});
afterAll(() => table.client.destroy());

const now = Date.now();
const today = new Date(now).toISOString().slice(0, 10);

const newOrganizer = async () => {
  const organizerId = newId('organizer');
  const createdAt = new Date(now).toISOString();
  const [first, second] = [newApiKey(organizerId), newApiKey(organizerId)];
  const organizer: Organizer = { organizerId, name: 'Club Nine', createdAt };
  await accounts.createOrganizer(organizer, first, { keyId: first.keyId, name: 'First key', createdAt });
  const partner: KeptApiKey = { keyId: second.keyId, name: 'Reseller', createdAt, scopes: ['sell'], plan: 'free' };
  await apiKeys.create(second, partner, undefined, {
    organizerId,
    action: 'create-api-key',
    by: first.keyId,
    subject: second.keyId,
  });
  return { caller: { organizerId, keyId: first.keyId }, first: first.keyId, partner: second.keyId };
};

let batches = 0;

/** As CloudWatch pushes them: one batch, with an id for each line. */
const batchOf = (messages: readonly string[], timestamp = now) => {
  const logEvents = messages.map((message, index) => ({ id: `${++batches}-${index}`, timestamp, message }));
  const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents })).toString('base64');
  return { awslogs: { data } };
};

const line = (key: ApiKeyId, change: object = {}) =>
  JSON.stringify({ requestId: 'r', method: 'GET', path: '/v1/events', status: 200, milliseconds: 12, key, ...change });

const call = async (handler: HttpHandler, parts: Parameters<typeof apiEvent>[0]) => {
  const { statusCode, body } = await handler(apiEvent(parts));
  return { statusCode, body: JSON.parse(body) as unknown };
};

describe('the usage of keys', () => {
  it('is what the access log says of them, by day, key and endpoint, and nobody else sees it', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    const slow = { path: '/v1/holds', method: 'POST', status: 409, milliseconds: 480 };
    await handlers.countCalls(batchOf([line(mine.first), line(mine.first), line(mine.first, slow), line(theirs.first)]));
    await handlers.countCalls(batchOf([line(mine.first, { status: 429, milliseconds: 1 })]));
    const own = { day: today, keyId: mine.first };
    expect(await call(handlers.getUsage, { caller: mine.caller })).toEqual({
      statusCode: 200,
      body: {
        items: [
          { ...own, endpoint: 'GET /v1/events', calls: 3, statuses: { 200: 2, 429: 1 }, p95: 15, times: { 1: 1, 15: 2 } },
          { ...own, endpoint: 'POST /v1/holds', calls: 1, statuses: { 409: 1 }, p95: 500, times: { 500: 1 } },
        ],
      },
    });
  });

  it('counts a batch once that is pushed again, also one of more lines than a transaction takes', async () => {
    const { caller, first } = await newOrganizer();
    const paths = Array.from({ length: 130 }, (_, index) => line(first, { path: `/v1/a${index}` }));
    const batch = batchOf(paths);
    for (let time = 0; time < 3; time++) await handlers.countCalls(batch);
    const seen: { calls: number }[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
      const { body } = await call(handlers.getUsage, { caller, query: { limit: '50', ...(cursor && { cursor }) } });
      const page = body as { items: { calls: number }[]; nextCursor?: string };
      seen.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(seen).toHaveLength(130);
    expect(seen.every(({ calls }) => calls === 1)).toBe(true);
  });

  it('loses no call where many batches come at once', async () => {
    const { caller, first } = await newOrganizer();
    await Promise.all(Array.from({ length: 8 }, () => handlers.countCalls(batchOf([line(first), line(first)]))));
    expect(await call(handlers.getUsage, { caller })).toMatchObject({ body: { items: [{ calls: 16, statuses: { 200: 16 } }] } });
  });

  it('counts what it understands of a batch, and nothing of a test of the subscription', async () => {
    const { caller, first } = await newOrganizer();
    const odd = ['no JSON', '{}', line('key_1' as ApiKeyId), line(first, { status: 'many' })];
    await handlers.countCalls(batchOf([...odd, line(first)]));
    const control = gzipSync(
      JSON.stringify({ messageType: 'CONTROL_MESSAGE', logEvents: [{ id: '1', timestamp: 1, message: line(first) }] }),
    );
    await handlers.countCalls({ awslogs: { data: control.toString('base64') } });
    expect(await call(handlers.getUsage, { caller })).toMatchObject({ body: { items: [{ calls: 1 }] } });
  });

  it('says of what is on its way out what takes its place, and of what partners have nothing: there is no other for them', async () => {
    const { caller, first } = await newOrganizer();
    const paths = ['/v1/events/{eventId}/availability', '/v1/partner/events/{eventId}/availability'];
    await handlers.countCalls(batchOf(paths.map((path) => line(first, { path }))));
    const { items } = (await call(handlers.getUsage, { caller })).body as { items: Usage[] };
    expect(items.map(({ endpoint, deprecated }) => [endpoint, deprecated?.successor])).toEqual([
      [`GET ${paths[0]}`, '/v2/events/{eventId}/availability'],
      [`GET ${paths[1]}`, undefined],
    ]);
  });

  it('is empty for days without calls, and answers 400 to days that are none or the wrong way round', async () => {
    const { caller, first } = await newOrganizer();
    await handlers.countCalls(batchOf([line(first)]));
    const query = { from: '2020-01-01', to: '2020-01-31' };
    expect(await call(handlers.getUsage, { caller, query })).toEqual({ statusCode: 200, body: { items: [] } });
    for (const wrong of [{ from: '2020-02-31' }, { from: 'May' }, { from: '2020-02-02', to: '2020-02-01' }])
      expect(await call(handlers.getUsage, { caller, query: wrong })).toMatchObject({
        statusCode: 400,
        body: { code: 'invalid-request', field: 'from' },
      });
  });
});

describe('to a test key', () => {
  it('there is what test keys called and where they stand, and nothing of live ones or of those that are gone', async () => {
    const { caller, first, partner } = await newOrganizer();
    const trial = newApiKey(caller.organizerId, 'test');
    const told = { organizerId: caller.organizerId, action: 'create-api-key' as const, by: first, subject: trial.keyId };
    const createdAt = new Date(now).toISOString();
    await apiKeys.create(trial, { keyId: trial.keyId, name: 'Trial', createdAt, mode: 'test' }, undefined, told);
    const gone = newApiKey(caller.organizerId, 'test').keyId;
    await handlers.countCalls(batchOf([first, partner, trial.keyId, trial.keyId, gone].map((each) => line(each))));
    const seenBy = async (handler: HttpHandler, asked: TestCaller) => {
      const { body } = await call(handler, { caller: asked });
      return (body as { items: { keyId: string; calls: number }[] }).items.map(({ keyId, calls }) => [keyId, calls]);
    };
    const tester = { organizerId: caller.organizerId, keyId: trial.keyId, mode: 'test' as const };
    expect(await seenBy(handlers.getUsage, tester)).toEqual([[trial.keyId, 2]]);
    expect(await seenBy(handlers.getKeyUsage, tester)).toEqual([[trial.keyId, 2]]);
    expect((await seenBy(handlers.getUsage, caller)).length).toBe(4);
    expect((await seenBy(handlers.getKeyUsage, caller)).length).toBe(3);
  });
});

describe('how keys stand against their plans', () => {
  it('is told for each of them, also one that called nothing', async () => {
    const { caller, first, partner } = await newOrganizer();
    const plan = { plan: 'free', callsADay: 10 };
    const standing = async () => {
      const { body } = await call(handlers.getKeyUsage, { caller });
      return (body as { items: { keyId: string }[] }).items.find(({ keyId }) => keyId === partner);
    };
    const { body } = await call(handlers.getKeyUsage, { caller });
    expect((body as { items: unknown[] }).items).toEqual(
      expect.arrayContaining([
        { keyId: first, name: 'First key', calls: 0, limited: 0, standing: 'ok' },
        { keyId: partner, name: 'Reseller', ...plan, calls: 0, limited: 0, standing: 'ok' },
      ]),
    );
    await handlers.countCalls(batchOf(Array.from({ length: 8 }, () => line(partner, { path: '/v1/partner/events' }))));
    expect(await standing()).toMatchObject({ calls: 8, limited: 0, standing: 'near' });
    await handlers.countCalls(batchOf([line(partner), line(partner), line(partner, { status: 429 })]));
    expect(await standing()).toMatchObject({ calls: 11, limited: 1, standing: 'over' });
  });
});

describe('when a key was last used', () => {
  it('is listed to the minute, whatever order the log comes in, and not for one that called nothing', async () => {
    const { caller, first, partner } = await newOrganizer();
    const at = Date.parse('2027-05-01T10:00:59.500Z');
    await handlers.countCalls(batchOf([line(first), line(first, { status: 429 })], at));
    await handlers.countCalls(batchOf([line(first)], at - 600_000));
    const { body } = await call(handlers.listApiKeys, { caller });
    const uses = (body as { items: ApiKey[] }).items.map(({ keyId, lastUsedAt }) => [keyId, lastUsedAt]);
    expect(Object.fromEntries(uses)).toEqual({ [first]: '2027-05-01T10:00:00.000Z', [partner]: undefined });
  });
});

describe('when a scanner was last seen', () => {
  const scannersOf = async (organizerId: OrganizerId, first: ApiKeyId, names: readonly string[]) => {
    const devices = devicesTable(table.client, table.name, auditRow(table.name, systemClock));
    const made = names.map((name) => ({ name, deviceId: newDeviceId(organizerId) }));
    for (const each of made) {
      const [createdAt, expiresAt] = [rfc3339(now), rfc3339(now + 3600_000)];
      const device = { ...each, eventIds: [newId('event')], createdAt, createdBy: first, codeExpiresAt: expiresAt, expiresAt };
      const act = { organizerId, action: 'create-device' as const, by: first, subject: each.deviceId };
      await devices.create(organizerId, device, { code: newId('device') }, act);
    }
    return made.map(({ deviceId }) => deviceId);
  };
  const scan = (device: string) => line('-' as ApiKeyId, { device, method: 'POST', path: '/v1/check-in/lists/{listId}/scans' });
  const seenBy = async (caller: TestCaller) => {
    const { body } = await call(handlers.listDevices, { caller });
    return new Map((body as { items: Device[] }).items.map(({ name, lastSeenAt }) => [name, lastSeenAt]));
  };

  it('is listed to the minute, not for one that never called, and its calls are no usage', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    expect(await seenBy(mine.caller)).toEqual(new Map());
    const [north] = await scannersOf(mine.caller.organizerId, mine.first, ['North', 'South']);
    const [other] = await scannersOf(theirs.caller.organizerId, theirs.first, ['Other']);
    const at = Date.parse('2027-05-01T18:41:59.500Z');
    await handlers.countCalls(batchOf([scan(String(north)), scan(String(other)), line(mine.first, { device: '-' })], at));
    await handlers.countCalls(batchOf([scan(String(north))], at - 600_000));
    expect(await seenBy(mine.caller)).toEqual(
      new Map([
        ['North', '2027-05-01T18:41:00.000Z'],
        ['South', undefined],
      ]),
    );
    const { body } = await call(handlers.getUsage, { caller: mine.caller, query: { from: '2027-05-01', to: '2027-05-01' } });
    expect((body as { items: Usage[] }).items).toMatchObject([{ keyId: mine.first, calls: 1 }]);
  });
});
