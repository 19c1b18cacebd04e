import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { PutCommand, ScanCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { createOrganizer as createOrganizerContract } from '@onsale/contracts/accounts/api';
import type {
  createDevice as createDeviceContract,
  Device,
  pairDevice as pairDeviceContract,
} from '@onsale/contracts/accounts/devices';
import type { AuditEntry } from '@onsale/contracts/audit';
import { callerIn } from '@onsale/contracts/caller-context';
import type { ResponseOf } from '@onsale/contracts/endpoint';
import { allPermissions } from '@onsale/contracts/permissions';
import { actBy } from '@onsale/contracts/use-case';
import { systemClock } from '@onsale/kernel/clock';
import { newId } from '@onsale/kernel/id';
import type { OrganizerId, PersonId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { devicesTable } from '../../src/adapters/devices-table.ts';
import type { Membership } from '../../src/ports.ts';
import { updateDevice } from '../../src/use-cases/update-device.ts';
import { surroundings } from '../support/surroundings.ts';

const load = async () => ({
  createOrganizer: (await import('../../src/handlers/create-organizer.ts')).handler,
  createApiKey: (await import('../../src/handlers/create-api-key.ts')).handler,
  createDevice: (await import('../../src/handlers/create-device.ts')).handler,
  pairDevice: (await import('../../src/handlers/pair-device.ts')).handler,
  getOwnDevice: (await import('../../src/handlers/get-own-device.ts')).handler,
  listDevices: (await import('../../src/handlers/list-devices.ts')).handler,
  updateDevice: (await import('../../src/handlers/update-device.ts')).handler,
  revokeDevice: (await import('../../src/handlers/revoke-device.ts')).handler,
  rotateApiKey: (await import('../../src/handlers/rotate-api-key.ts')).handler,
  revokeApiKey: (await import('../../src/handlers/revoke-api-key.ts')).handler,
  listAudit: (await import('../../src/handlers/list-audit.ts')).handler,
  authorize: (await import('../../src/handlers/authorize.ts')).handler,
});

let table: Awaited<ReturnType<typeof surroundings>>['table'];
let end: () => void;
let handlers: Awaited<ReturnType<typeof load>>; // loaded when the environment is there, as on a cold start

beforeAll(async () => {
  ({ table, end } = await surroundings());
  handlers = await load();
});
afterAll(() => end());

type Answer<Body> = { readonly status: number; readonly body: Body; readonly headers: Readonly<Record<string, unknown>> };

const call = async <Body = Record<string, unknown>>(
  handler: HttpHandler,
  parts: Parameters<typeof apiEvent>[0],
): Promise<Answer<Body>> => {
  const { statusCode, body, headers = {} } = await handler(apiEvent(parts));
  return { status: statusCode, body: (body === '' ? undefined : JSON.parse(body)) as Body, headers };
};

const newOrganizer = async (): Promise<Extract<TestCaller, { keyId: unknown }>> => {
  const { body } = await call<ResponseOf<typeof createOrganizerContract>>(handlers.createOrganizer, {
    body: { name: 'Club Nine' },
  });
  return { organizerId: body.organizer.organizerId, keyId: body.apiKey.keyId };
};

type Made = ResponseOf<typeof createDeviceContract>;
type Paired = ResponseOf<typeof pairDeviceContract>;

const [concert, matinee] = [newId('event'), newId('event')];

const make = (caller: TestCaller, more: object = {}) =>
  call<Made>(handlers.createDevice, { caller, body: { name: 'North', eventIds: [concert], ...more } });

let networks = 0;
/** Each from a network of its own, unless said. */
const pair = (code: string, sourceIp = `198.51.${++networks}.7`) =>
  call<Paired & { code?: string }>(handlers.pairDevice, { body: { code }, sourceIp });

const makeAndPair = async (caller: TestCaller, more: object = {}) => {
  const { body: made } = await make(caller, more);
  const { status, body } = await pair(made.pairing.code);
  expect(status).toBe(201);
  return body;
};

const authorize = (token: string) =>
  handlers.authorize({
    methodArn: 'arn:aws:execute-api:eu:0:api/dev/GET/v1',
    headers: { Authorization: `Bearer ${token}` },
  } as unknown as APIGatewayRequestAuthorizerEvent); // what it reads

/** Lets so much of a device's time pass. */
const put = (caller: TestCaller, deviceId: string, field: 'codeExpiresAt' | 'expiresAt', time: string) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk: `organizer#${caller.organizerId}`, sk: `device#${deviceId}` },
      UpdateExpression: 'SET device.#field = :time',
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':time': time },
    }),
  );

/** As the team's table keeps somebody. */
const joined = ({ organizerId, personId }: { organizerId: OrganizerId; personId: PersonId }, more: Partial<Membership>) => {
  const membership = { organizerId, organizerName: 'Club Nine', role: 'owner', ...more };
  const Item = { pk: `person#${personId}`, sk: `organizer#${organizerId}`, kind: 'membership', membership };
  return table.client.send(new PutCommand({ TableName: table.name, Item }));
};

const past = '2026-01-01T00:00:00.000Z';
const noSuchCode = { status: 404, body: { code: 'pairing-code-not-found', field: 'code' } };

const itemsOf = async () => (await table.client.send(new ScanCommand({ TableName: table.name }))).Items ?? [];

describe('a pairing code', () => {
  it('pairs a scanner, which is then known with its events, its gates and nothing more than scanning', async () => {
    const caller = await newOrganizer();
    const { status, body: made } = await make(caller, { gates: ['North', '북문 2'] });
    expect(status).toBe(201);
    expect(made).toMatchObject({ state: 'waiting', name: 'North', eventIds: [concert], gates: ['North', '북문 2'] });
    const { pairing, ...shown } = made;
    const { token, ...paired } = (await pair(pairing.code)).body;
    expect(paired).toEqual({ ...shown, state: 'paired', pairedAt: expect.any(String) as string });
    const { principalId, context } = await authorize(token);
    expect(principalId).toBe(made.deviceId);
    const device = {
      ...{ organizerId: caller.organizerId, deviceId: made.deviceId, scopes: ['check-in:scan'] as const },
      ...{ eventIds: [concert], gates: ['North', '북문 2'] },
    };
    expect(callerIn(context)).toEqual(device);
    const me = await call(handlers.getOwnDevice, { caller: device });
    expect(me).toMatchObject({ status: 200, body: { ...paired, organizerId: caller.organizerId, organizerName: 'Club Nine' } });
  });

  it('is read however it was typed', async () => {
    const { body } = await make(await newOrganizer());
    expect((await pair(` ${body.pairing.code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(201);
  });

  it('works once, also when many scanners have it at the same moment', async () => {
    const caller = await newOrganizer();
    const { body: made } = await make(caller);
    const answers = await Promise.all(Array.from({ length: 8 }, () => pair(made.pairing.code)));
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    for (const { status } of answers) expect([201, 404, 503]).toContain(status); // 503: too many at the same item to wait for
    await expect(authorize(String(winners[0]?.body.token))).resolves.toBeDefined();
    expect(await pair(made.pairing.code)).toMatchObject(noSuchCode);
  });

  it('is refused in the same words when it is wrong, no code at all, used, over or revoked', async () => {
    const caller = await newOrganizer();
    const [used, over, revoked] = [(await make(caller)).body, (await make(caller)).body, (await make(caller)).body];
    await pair(used.pairing.code);
    await put(caller, over.deviceId, 'codeExpiresAt', past);
    await call(handlers.revokeDevice, { caller, params: { deviceId: revoked.deviceId } });
    const refused = [];
    for (const code of ['0000-0000-0000', 'nonsense', used.pairing.code, over.pairing.code, revoked.pairing.code])
      refused.push(await pair(code));
    for (const each of refused) expect(each).toMatchObject(noSuchCode);
    expect(new Set(refused.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('of a key is good while that very secret would make it: not once that was rotated away or the key revoked', async () => {
    const caller = await newOrganizer();
    const { keyId } = (await call<ApiKey>(handlers.createApiKey, { caller, body: { name: 'Doors' } })).body;
    const doors = { organizerId: caller.organizerId, keyId };
    const [first, second] = [(await make(doors)).body, (await make(doors)).body];
    expect((await pair(first.pairing.code)).status).toBe(201);
    await call(handlers.rotateApiKey, { caller, params: { keyId }, body: {} });
    expect(await pair(second.pairing.code)).toMatchObject(noSuchCode);

    const renewed = { ...doors, keyVersion: 2 };
    const [third, fourth] = [(await make(renewed)).body, (await make(renewed)).body];
    expect((await pair(third.pairing.code)).status).toBe(201);
    await call(handlers.revokeApiKey, { caller, params: { keyId } });
    expect(await pair(fourth.pairing.code)).toMatchObject(noSuchCode);
  });

  it('of an old secret is good for a scanner that ends with that', async () => {
    const caller = await newOrganizer();
    await call(handlers.rotateApiKey, { caller, params: { keyId: caller.keyId }, body: {} });
    const { body: made } = await make(caller);
    expect(Date.parse(made.expiresAt)).toBeLessThanOrEqual(Date.now() + 24 * 3600_000);
    expect((await pair(made.pairing.code)).status).toBe(201);
  });

  it.each<[string, Partial<Membership> | undefined, number]>([
    ['may make scanners', {}, 201],
    ['is there for this event among others', { eventIds: [matinee, concert] }, 201],
    ['is no member any more', undefined, 404],
    ['may scan alone', { role: 'door' }, 404],
    ['may do neither', { role: 'finance' }, 404],
    ['is there for other events', { eventIds: [matinee] }, 404],
  ])('of somebody who by then %s', async (_, becomes, status) => {
    const { organizerId } = await newOrganizer();
    const maker = { organizerId, personId: newId('person') };
    const { body: made } = await make(maker);
    if (becomes) await joined(maker, { role: 'support', ...becomes });
    expect((await pair(made.pairing.code)).status).toBe(status);
  });

  it('can be tried twenty times from one network within ten minutes, and then waits, also for the right one', async () => {
    const { body: made } = await make(await newOrganizer());
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => pair('0000-0000-0000', `203.0.113.${n}`)));
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(20);
    const { status, headers, body } = await pair(made.pairing.code, '203.0.113.99');
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    expect((await pair(made.pairing.code, '192.0.2.1')).status).toBe(201); // another network is not to blame
  });

  it('that is right counts for nothing: a hall pairs as many scanners as it has', async () => {
    const caller = await newOrganizer();
    for (let count = 0; count < 25; count++) {
      const { body } = await make(caller);
      expect((await pair(body.pairing.code, '192.0.2.200')).status).toBe(201);
    }
  });

  it('is kept as a hash, and so is the token', async () => {
    const { body: made } = await make(await newOrganizer());
    const plain = made.pairing.code.replaceAll('-', '').toLowerCase();
    expect(JSON.stringify(await itemsOf()).toLowerCase()).not.toMatch(new RegExp(`${plain}|${made.pairing.code.toLowerCase()}`));
    const { token } = (await pair(made.pairing.code)).body;
    expect(JSON.stringify(await itemsOf())).not.toContain(token.split('_')[2]);
  });
});

describe('a paired scanner', () => {
  it('is refused from the moment that it is revoked, and gone from the list', async () => {
    const caller = await newOrganizer();
    const { token, deviceId } = await makeAndPair(caller);
    await expect(authorize(token)).resolves.toBeDefined();
    const revoke = () => call(handlers.revokeDevice, { caller, params: { deviceId } });
    expect((await revoke()).status).toBe(204);
    await expect(authorize(token)).rejects.toThrow(/^Unauthorized$/);
    expect(await call(handlers.listDevices, { caller })).toMatchObject({ body: { items: [] } });
    expect(await revoke()).toMatchObject({ status: 404, body: { code: 'device-not-found' } });
  });

  it('is refused when its time is over, and listed so', async () => {
    const caller = await newOrganizer();
    const { token, deviceId } = await makeAndPair(caller);
    await put(caller, deviceId, 'expiresAt', past);
    await expect(authorize(token)).rejects.toThrow(/^Unauthorized$/);
    expect(await call(handlers.listDevices, { caller })).toMatchObject({ body: { items: [{ deviceId, state: 'expired' }] } });
  });

  it('is nobody with another secret, or another id', async () => {
    const caller = await newOrganizer();
    const [mine, other] = [await makeAndPair(caller), await makeAndPair(caller)];
    const [prefix, , secret] = mine.token.split('_');
    const swapped = [prefix, other.token.split('_')[1], secret].join('_');
    for (const sent of [swapped, mine.token.slice(0, -1), `${mine.token.slice(0, -1)}${mine.token.endsWith('a') ? 'b' : 'a'}`])
      await expect(authorize(sent)).rejects.toThrow(/^Unauthorized$/);
  });

  it('that waits for its code has no token that an empty secret would match', async () => {
    const { body } = await make(await newOrganizer());
    await expect(authorize(`ond_${body.deviceId.slice(4)}_${'0'.repeat(40)}`)).rejects.toThrow(/^Unauthorized$/);
  });

  it('goes to other gates with its next request, and to all of them again', async () => {
    const caller = await newOrganizer();
    const { token, deviceId } = await makeAndPair(caller, { gates: ['North'] });
    const change = (body: object) => call<Device>(handlers.updateDevice, { caller, params: { deviceId }, body });
    const gates = async () => callerIn((await authorize(token)).context)?.gates;
    expect((await change({ gates: ['South', 'East', 'South'] })).body).toMatchObject({ name: 'North', gates: ['South', 'East'] });
    expect(await gates()).toEqual(['South', 'East']);
    expect((await change({ name: 'Red one' })).body).toMatchObject({ name: 'Red one', gates: ['South', 'East'] });
    expect((await change({ gates: null })).body).not.toHaveProperty('gates');
    expect(await gates()).toBeUndefined();
    const { body } = await call<{ items: Device[] }>(handlers.listDevices, { caller });
    expect(body.items).toMatchObject([{ deviceId, name: 'Red one', state: 'paired' }]);
    expect(body.items[0]).not.toHaveProperty('gates');
  });
});

describe('a scanner that two change at once', () => {
  it('stays at its gates, and who only names it is told to come again', async () => {
    const first = await newOrganizer();
    const { deviceId } = await makeAndPair(first);
    const caller = { organizerId: first.organizerId, personId: newId('person'), scopes: allPermissions };
    const change = (body: object) => call(handlers.updateDevice, { caller, params: { deviceId }, body });
    const meanwhile = async (command: unknown) => {
      if (command instanceof TransactWriteCommand) expect((await change({ gates: ['South'] })).status).toBe(200);
      return table.client.send(command as TransactWriteCommand);
    };
    const client = { send: meanwhile } as unknown as typeof table.client; // all that the adapter uses of it
    const devices = devicesTable(client, table.name, auditRow(table.name, systemClock));
    const asked = { caller, act: actBy('update-device', caller), correlationId: 'test', headers: undefined };
    const naming = updateDevice({ devices, clock: systemClock })({ deviceId, name: 'Red one' }, asked);
    await expect(naming).rejects.toThrow('Somebody else changed this scanner just now');
    expect(await call(handlers.listDevices, { caller })).toMatchObject({
      body: { items: [{ name: 'North', gates: ['South'] }] },
    });
  });
});

describe('scanners', () => {
  it('are listed to their organizer alone, by event and by pages', async () => {
    const [caller, stranger] = [await newOrganizer(), await newOrganizer()];
    const { deviceId } = await makeAndPair(caller);
    const { body: other } = await make(caller, { name: 'Both', eventIds: [concert, matinee] });
    const list = (query?: Record<string, string>, as = caller) =>
      call<{ items: Device[]; nextCursor?: string }>(handlers.listDevices, { caller: as, ...(query && { query }) });
    const ids = (devices: readonly Device[]) => devices.map((device) => device.deviceId).sort();
    expect(ids((await list()).body.items)).toEqual([deviceId, other.deviceId].sort());
    expect((await list({ eventId: matinee })).body.items).toMatchObject([{ deviceId: other.deviceId, state: 'waiting' }]);
    expect((await list(undefined, stranger)).body.items).toEqual([]);
    const first = (await list({ limit: '1' })).body;
    const second = (await list({ limit: '1', cursor: String(first.nextCursor) })).body;
    expect(ids([...first.items, ...second.items])).toEqual([deviceId, other.deviceId].sort());
    expect(JSON.stringify(await list())).not.toMatch(/codeExpiresAt|Hash/);
  });

  it('of another organizer are a 404, and go on working', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    const { token, deviceId } = await makeAndPair(theirs);
    for (const id of [deviceId, newId('device')]) {
      const params = { deviceId: id };
      const notFound = { status: 404, body: { code: 'device-not-found' } };
      expect(await call(handlers.revokeDevice, { caller: mine, params })).toMatchObject(notFound);
      expect(await call(handlers.updateDevice, { caller: mine, params, body: { name: 'x' } })).toMatchObject(notFound);
    }
    await expect(authorize(token)).resolves.toBeDefined();
  });

  it('of a test key are for tests, and a test key has no others', async () => {
    const caller = await newOrganizer();
    const { keyId } = (await call<ApiKey>(handlers.createApiKey, { caller, body: { name: 'Try', mode: 'test' } })).body;
    const tester = { organizerId: caller.organizerId, keyId, mode: 'test' as const };
    const [real, trial] = [await makeAndPair(caller), await makeAndPair(tester)];
    expect([
      callerIn((await authorize(real.token)).context)?.mode,
      callerIn((await authorize(trial.token)).context)?.mode,
    ]).toEqual([undefined, 'test']);
    expect(await call(handlers.listDevices, { caller: tester })).toMatchObject({
      body: { items: [{ deviceId: trial.deviceId }] },
    });
    const revoke = (deviceId: string) => call(handlers.revokeDevice, { caller: tester, params: { deviceId } });
    expect(await revoke(real.deviceId)).toMatchObject({ status: 404, body: { code: 'device-not-found' } });
    expect((await revoke(trial.deviceId)).status).toBe(204);
  });

  it('are made, changed and listed by who is there for some events alone, for those', async () => {
    const caller = await newOrganizer();
    const member = { organizerId: caller.organizerId, personId: newId('person'), eventIds: [concert] };
    const { status, body } = await make(member);
    expect(status).toBe(201);
    expect(await make(member, { eventIds: [concert, matinee] })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', field: 'eventIds.1' },
    });
    expect((await call(handlers.listDevices, { caller: member })).status).toBe(403);
    const listed = await call(handlers.listDevices, { caller: member, query: { eventId: concert } });
    expect(listed).toMatchObject({ body: { items: [{ deviceId: body.deviceId, createdBy: member.personId }] } });
    const { body: both } = await make(caller, { eventIds: [concert, matinee] });
    expect((await call(handlers.revokeDevice, { caller: member, params: { deviceId: both.deviceId } })).status).toBe(403);
    expect((await call(handlers.revokeDevice, { caller: member, params: { deviceId: body.deviceId } })).status).toBe(204);
  });

  it('are made by nobody who may not scan themselves', async () => {
    const caller = await newOrganizer();
    const scopes = allPermissions.filter((each) => each !== 'check-in:scan');
    expect(await make({ ...caller, scopes })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await call(handlers.listDevices, { caller })).toMatchObject({ body: { items: [] } });
  });

  it('last for seven days unless said, and never longer than a year', async () => {
    const caller = await newOrganizer();
    const lasts = ({ body }: Answer<Made>) => Date.parse(body.expiresAt) - Date.parse(body.createdAt);
    const [day, now] = [24 * 3600 * 1000, Date.now()];
    expect(lasts(await make(caller))).toBe(7 * day);
    const soon = new Date(now + 60_000).toISOString();
    expect((await make(caller, { expiresAt: soon })).body).toMatchObject({ expiresAt: soon, pairing: { expiresAt: soon } });
    for (const milliseconds of [-1, 400 * day])
      expect(await make(caller, { expiresAt: new Date(now + milliseconds).toISOString() })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', field: 'expiresAt' },
      });
  });

  it('that a key makes do not outlast it', async () => {
    const caller = await newOrganizer();
    const [now, day] = [Date.now(), 24 * 3600 * 1000];
    const at = (days: number) => new Date(now + days * day).toISOString();
    const body = { name: 'Festival', expiresAt: at(2) };
    const { keyId } = (await call<ApiKey>(handlers.createApiKey, { caller, body })).body;
    const maker = { organizerId: caller.organizerId, keyId };
    expect((await make(maker)).body).toMatchObject({ expiresAt: at(2) });
    expect((await make(maker, { expiresAt: at(1) })).body).toMatchObject({ expiresAt: at(1) });
    expect(await make(maker, { expiresAt: at(3) })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', field: 'expiresAt' },
    });
  });

  it('are made by no key that is gone by then', async () => {
    const { organizerId } = await newOrganizer();
    const revoked = { organizerId, keyId: newId('apiKey') };
    expect(await make(revoked)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it.each([
    ['no events', { eventIds: [] }, 'eventIds'],
    ['what is no event', { eventIds: ['concert'] }, 'eventIds.0'],
    ['no gates at all', { gates: [] }, 'gates'],
    ['a gate without a name', { gates: [' '] }, 'gates.0'],
    ['half of a character in a gate', { gates: ['North', '\ud800'] }, 'gates.1'],
    ['too many gates', { gates: Array.from({ length: 11 }, (_, n) => `Gate ${n}`) }, 'gates'],
    ['no name', { name: '' }, 'name'],
    ['a time in words', { expiresAt: 'tomorrow' }, 'expiresAt'],
    ['an unknown field', { scopes: ['sell'] }, 'scopes'],
  ])('answer 400 naming the field to %s', async (_, body, field) => {
    expect(await make(await newOrganizer(), body)).toMatchObject({ status: 400, body: { code: 'invalid-request', field } });
  });

  it('leave a line in the audit for each change, by who made it, and none for what was refused or changed nothing', async () => {
    const caller = await newOrganizer();
    const { deviceId, pairing } = (await make(caller)).body;
    await pair(pairing.code);
    await pair(pairing.code);
    await call(handlers.updateDevice, { caller, params: { deviceId }, body: { name: 'South' } });
    for (const body of [{}, { name: 'South' }]) await call(handlers.updateDevice, { caller, params: { deviceId }, body });
    await call(handlers.revokeDevice, { caller, params: { deviceId } });
    await call(handlers.revokeDevice, { caller, params: { deviceId } });
    const params = { organizerId: caller.organizerId };
    const { body } = await call<{ items: AuditEntry[] }>(handlers.listAudit, { caller, params });
    expect(body.items.map(({ action, subject }) => [action, subject])).toEqual(
      ['revoke-device', 'update-device', 'pair-device', 'create-device'].map((action) => [action, deviceId]),
    );
    expect(new Set(body.items.map(({ by }) => by)).size).toBe(1);
  });
});
