import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createOrganizer as createOrganizerContract } from '@onsale/contracts/accounts/api';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { callerIn } from '@onsale/contracts/caller-context';
import type { ResponseOf } from '@onsale/contracts/endpoint';
import { allPermissions } from '@onsale/contracts/permissions';
import { newApiKey } from '@onsale/kernel/api-key';
import { newId } from '@onsale/kernel/id';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { storedMessages } from '@onsale/testing/stored-messages';
import { surroundings } from '../support/surroundings.ts';

type Created = ResponseOf<typeof createOrganizerContract>;

const load = async () => ({
  createOrganizer: (await import('../../src/handlers/create-organizer.ts')).handler,
  getOrganizer: (await import('../../src/handlers/get-organizer.ts')).handler,
  createApiKey: (await import('../../src/handlers/create-api-key.ts')).handler,
  listApiKeys: (await import('../../src/handlers/list-api-keys.ts')).handler,
  rotateApiKey: (await import('../../src/handlers/rotate-api-key.ts')).handler,
  updateApiKey: (await import('../../src/handlers/update-api-key.ts')).handler,
  listAudit: (await import('../../src/handlers/list-audit.ts')).handler,
  revokeApiKey: (await import('../../src/handlers/revoke-api-key.ts')).handler,
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

const call = async (handler: HttpHandler, parts: Parameters<typeof apiEvent>[0]) => {
  const { statusCode, body } = await handler(apiEvent(parts));
  return { statusCode, body: (body === '' ? undefined : JSON.parse(body)) as unknown };
};

const newOrganizer = async (): Promise<{ created: Created; caller: Extract<TestCaller, { keyId: unknown }> }> => {
  const { body } = await call(handlers.createOrganizer, { body: { name: 'Club Nine' } });
  const created = body as Created;
  return { created, caller: { organizerId: created.organizer.organizerId, keyId: created.apiKey.keyId } };
};

const stage = 'arn:aws:execute-api:ap-northeast-2:000000000000:api1/dev';
const authorize = (headers: Record<string, string>) =>
  handlers.authorize({ methodArn: `${stage}/GET/v1/organizers/x`, headers } as unknown as APIGatewayRequestAuthorizerEvent); // what it reads

describe('the shared authorizer', () => {
  it('lets a key act for its organizer on the whole stage, in whatever case the header comes', async () => {
    const { created, caller } = await newOrganizer();
    for (const header of ['x-api-key', 'X-Api-Key'])
      expect(await authorize({ [header]: created.apiKey.key })).toEqual({
        principalId: caller.keyId,
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${stage}/*` }],
        },
        context: { ...caller, keyScopes: allPermissions.join(' ') },
      });
  });

  it('answers 401 to no key, a malformed one, an unknown one and a wrong secret', async () => {
    const { created } = await newOrganizer();
    const { key } = created.apiKey;
    const changed = (at: number) => `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`;
    await expect(authorize({})).rejects.toThrow(/^Unauthorized$/);
    for (const sent of ['', 'onk_', key.slice(0, -1), changed(key.length - 1), changed(6), changed(30)])
      await expect(authorize({ 'x-api-key': sent })).rejects.toThrow(/^Unauthorized$/);
  });

  it('refuses a key from the moment that it is revoked', async () => {
    const { created, caller } = await newOrganizer();
    await call(handlers.createApiKey, { caller, body: { name: 'Box office' } });
    expect(await call(handlers.revokeApiKey, { caller, params: { keyId: caller.keyId } })).toEqual({
      statusCode: 204,
      body: undefined,
    });
    await expect(authorize({ 'x-api-key': created.apiKey.key })).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a key that expires', () => {
  const inOneHour = () => new Date(Date.now() + 3600_000).toISOString();
  const newKey = async (caller: TestCaller, expiresAt: string) => {
    const { body } = await call(handlers.createApiKey, { caller, body: { name: 'Festival', expiresAt } });
    return body as ApiKey & { key: string };
  };
  /** Its hour has come. */
  const end = ({ keyId }: ApiKey, { organizerId }: TestCaller) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `organizer#${organizerId}`, sk: `key#${keyId}` },
        UpdateExpression: 'SET apiKey.expiresAt = :past',
        ExpressionAttributeValues: { ':past': new Date(Date.now() - 1).toISOString() },
      }),
    );

  it('opens nothing from that moment on, and is listed as expired', async () => {
    const { caller } = await newOrganizer();
    const made = await newKey(caller, inOneHour());
    await expect(authorize({ 'x-api-key': made.key })).resolves.toBeDefined();
    await end(made, caller);
    await expect(authorize({ 'x-api-key': made.key })).rejects.toThrow(/^Unauthorized$/);
    const { body } = await call(handlers.listApiKeys, { caller });
    const states = (body as { items: ApiKey[] }).items.map(({ name, state }) => [name, state]);
    expect(Object.fromEntries(states)).toEqual({ 'First key': 'active', Festival: 'expired' });
  });

  it('is not the one that an organizer keeps, and can be revoked before and after', async () => {
    const { created, caller } = await newOrganizer();
    const [one, other] = [await newKey(caller, inOneHour()), await newKey(caller, inOneHour())];
    expect(await call(handlers.revokeApiKey, { caller, params: { keyId: caller.keyId } })).toMatchObject({
      statusCode: 409,
      body: { code: 'last-api-key' },
    });
    await end(other, caller);
    for (const { keyId } of [one, other])
      expect(await call(handlers.revokeApiKey, { caller, params: { keyId } })).toMatchObject({ statusCode: 204 });
    await expect(authorize({ 'x-api-key': created.apiKey.key })).resolves.toBeDefined();
  });

  it('makes none that outlasts it', async () => {
    const { caller } = await newOrganizer();
    const { keyId } = await newKey(caller, inOneHour());
    const ending = { ...caller, keyId };
    expect(
      await call(handlers.createApiKey, {
        caller: ending,
        body: { name: 'Heir', expiresAt: new Date(Date.now() + 7200_000).toISOString() },
      }),
    ).toMatchObject({
      statusCode: 403,
      body: { code: 'forbidden', field: 'expiresAt' },
    });
  });
});

describe('a test key', () => {
  const newKey = async (caller: TestCaller, wanted: object = {}) => {
    const { body } = await call(handlers.createApiKey, { caller, body: { name: 'Trial', ...wanted } });
    return body as ApiKey & { key: string };
  };

  it('says so in its text, in the list and to every service', async () => {
    const { caller } = await newOrganizer();
    const made = await newKey(caller, { mode: 'test' });
    expect([made.mode, made.key.startsWith('onk_test_')]).toEqual(['test', true]);
    expect(await authorize({ 'x-api-key': made.key })).toMatchObject({ context: { mode: 'test', keyId: made.keyId } });
    await expect(authorize({ 'x-api-key': made.key.replace('test_', '') })).rejects.toThrow(/^Unauthorized$/);
  });

  it('makes test keys, and to it there are no others', async () => {
    const { caller } = await newOrganizer();
    const { keyId } = await newKey(caller, { mode: 'test' });
    const tester = { ...caller, keyId, mode: 'test' as const };
    const second = await newKey(tester);
    expect(second.mode).toBe('test');
    expect(await call(handlers.createApiKey, { caller: tester, body: { name: 'Real', mode: 'live' } })).toMatchObject({
      statusCode: 403,
      body: { code: 'forbidden', field: 'mode' },
    });
    for (const handler of [handlers.rotateApiKey, handlers.revokeApiKey])
      expect(await call(handler, { caller: tester, params: { keyId: caller.keyId }, body: {} })).toMatchObject({
        statusCode: 404,
        body: { code: 'api-key-not-found' },
      });
    const { body } = await call(handlers.listApiKeys, { caller: tester });
    expect((body as { items: ApiKey[] }).items.map((key) => key.keyId).sort()).toEqual([keyId, second.keyId].sort());
  });

  it('is not the one that an organizer keeps', async () => {
    const { caller } = await newOrganizer();
    await newKey(caller, { mode: 'test' });
    expect(await call(handlers.revokeApiKey, { caller, params: { keyId: caller.keyId } })).toMatchObject({
      statusCode: 409,
      body: { code: 'last-api-key' },
    });
  });
});

describe('a key in a page', () => {
  const site = 'https://tickets.example.org';
  const newKey = async (caller: TestCaller, wanted: object) => {
    const { statusCode, body } = await call(handlers.createApiKey, { caller, body: { name: 'Page', ...wanted } });
    return { statusCode, made: body as ApiKey & { key: string; field?: string } };
  };
  const update = async (caller: TestCaller, keyId: string, body: object) => {
    const answer = await call(handlers.updateApiKey, { caller, params: { keyId }, body });
    return { statusCode: answer.statusCode, body: answer.body as ApiKey & { code?: string; field?: string } };
  };

  it('says for which origins it is, to the list and to every service, until that is changed', async () => {
    const { caller } = await newOrganizer();
    const { made } = await newKey(caller, { allowedOrigins: [site, 'https://shop.example.org:8443'] });
    expect(made.allowedOrigins).toEqual([site, 'https://shop.example.org:8443']);
    const origins = async () => (await authorize({ 'x-api-key': made.key })).context?.['origins'];
    expect(await origins()).toBe(`${site} https://shop.example.org:8443`);
    expect((await update(caller, made.keyId, { name: 'Site' })).body).toMatchObject({
      name: 'Site',
      allowedOrigins: made.allowedOrigins,
    });
    expect((await update(caller, made.keyId, { allowedOrigins: [site] })).body).toMatchObject({
      name: 'Site',
      allowedOrigins: [site],
    });
    expect(await origins()).toBe(site);
    expect((await update(caller, made.keyId, { allowedOrigins: null })).body).not.toHaveProperty('allowedOrigins');
    expect(await origins()).toBeUndefined();
  });

  it('leaves no line in the audit where nothing is changed', async () => {
    const { caller } = await newOrganizer();
    const { made } = await newKey(caller, { allowedOrigins: [site] });
    for (const body of [{}, { name: 'Page' }, { allowedOrigins: [site] }, { name: 'Site' }])
      expect(await update(caller, made.keyId, body)).toMatchObject({ statusCode: 200, body: { allowedOrigins: [site] } });
    const { body } = await call(handlers.listAudit, { caller, params: { organizerId: caller.organizerId } });
    expect(body).toMatchObject({ items: [{ action: 'update-api-key' }, { action: 'create-api-key' }] });
  });

  it.each([
    ['a path', 'https://tickets.example.org/shop'],
    ['a slash', 'https://tickets.example.org/'],
    ['every origin', '*'],
    ['the usual port', 'https://tickets.example.org:443'],
    ['plain http', 'http://tickets.example.org'],
    ['capitals', 'https://Tickets.example.org'],
    ['one’s own machine, for a live key', 'http://localhost:5173'],
  ])('answers 400 that names the origin: %s', async (_, origin) => {
    const { caller } = await newOrganizer();
    const allowedOrigins = [site, origin];
    expect(await newKey(caller, { allowedOrigins })).toMatchObject({ statusCode: 400, made: { field: 'allowedOrigins.1' } });
    expect(await update(caller, caller.keyId, { allowedOrigins })).toMatchObject({
      statusCode: 400,
      body: { code: 'invalid-request', field: 'allowedOrigins.1' },
    });
  });

  it('is tried out on one’s own machine with a test key', async () => {
    const { caller } = await newOrganizer();
    const { statusCode } = await newKey(caller, { mode: 'test', allowedOrigins: ['http://localhost:5173'] });
    expect(statusCode).toBe(201);
  });

  it('is neither found by another organizer nor, if it is live, by a test key', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    const tester = { ...mine.caller, mode: 'test' as const };
    for (const [caller, keyId] of [
      [mine.caller, theirs.caller.keyId],
      [tester, mine.caller.keyId],
    ] as const)
      expect(await update(caller, keyId, { name: 'Mine' })).toMatchObject({
        statusCode: 404,
        body: { code: 'api-key-not-found' },
      });
  });

  it('keeps its change where it is rotated at the same moment', async () => {
    const { caller } = await newOrganizer();
    const [changed, rotated] = await Promise.all([
      update(caller, caller.keyId, { allowedOrigins: [site] }),
      call(handlers.rotateApiKey, { caller, params: { keyId: caller.keyId }, body: {} }),
    ]);
    expect([changed.statusCode, rotated.statusCode].filter((status) => status < 300).length).toBeGreaterThan(0);
    const { body } = await call(handlers.listApiKeys, { caller });
    const [kept] = (body as { items: ApiKey[] }).items;
    expect(kept?.allowedOrigins).toEqual(changed.statusCode === 200 ? [site] : undefined);
    expect(kept?.oldSecretsUntil?.length).toBe(rotated.statusCode === 201 ? 1 : undefined);
  });
});

describe('a key that is rotated', () => {
  const rotate = async (caller: TestCaller, keyId: string, body: object = {}) => {
    const answer = await call(handlers.rotateApiKey, { caller, params: { keyId }, body });
    return { ...answer, made: answer.body as ApiKey & { key: string } };
  };
  const somebodyOf = ({ organizerId }: TestCaller): TestCaller => ({ organizerId, personId: newId('person') });
  /** Whoever sends this very key, as the authorizer says. */
  const sender = async (key: string) => {
    const caller = callerIn((await authorize({ 'x-api-key': key })).context);
    if (caller?.keyId === undefined) throw new Error('This is no key');
    return caller;
  };
  const works = (key: string) =>
    authorize({ 'x-api-key': key }).then(
      ({ principalId }) => principalId,
      () => false,
    );

  it('has a new secret and the same id, and the old one works beside it', async () => {
    const { created, caller } = await newOrganizer();
    const { statusCode, made } = await rotate(caller, caller.keyId);
    expect([statusCode, made.keyId, made.name]).toEqual([201, caller.keyId, 'First key']);
    const [until] = made.oldSecretsUntil ?? [];
    expect(Math.abs(Date.parse(until ?? '') - Date.now() - 24 * 3600_000)).toBeLessThan(60_000);
    expect([await works(created.apiKey.key), await works(made.key)]).toEqual([caller.keyId, caller.keyId]);
    expect(await call(handlers.listApiKeys, { caller })).toMatchObject({ body: { items: [{ oldSecretsUntil: [until] }] } });
  });

  it('opens nothing with its old secrets once their time is over, however many there were', async () => {
    const { created, caller } = await newOrganizer();
    const owner = somebodyOf(caller);
    const second = (await rotate(owner, caller.keyId)).made;
    const third = (await rotate(owner, caller.keyId, { overlapSeconds: 604_800 })).made;
    expect(await Promise.all([created.apiKey.key, second.key, third.key].map(works))).toEqual(Array(3).fill(caller.keyId));
    expect(third.oldSecretsUntil).toEqual([expect.any(String), second.oldSecretsUntil?.[0]]); // the first still ends when it was to
    const fourth = (await rotate(owner, caller.keyId, { overlapSeconds: 0 })).made;
    expect(fourth).not.toHaveProperty('oldSecretsUntil');
    expect(await Promise.all([created.apiKey.key, second.key, third.key].map(works))).toEqual([false, false, false]);
    expect(await works(fourth.key)).toBe(caller.keyId);
  });

  it('has at most three old secrets: 409 api-key-rotating, and the newest goes on working', async () => {
    const { caller } = await newOrganizer();
    const owner = somebodyOf(caller);
    for (let round = 0; round < 2; round++) await rotate(owner, caller.keyId);
    const { made } = await rotate(owner, caller.keyId);
    expect(await rotate(owner, caller.keyId)).toMatchObject({ statusCode: 409, body: { code: 'api-key-rotating' } });
    expect(await works(made.key)).toBe(caller.keyId);
  });

  it('rotates itself with its newest secret, not with an old one, which would end the newest', async () => {
    const { created, caller } = await newOrganizer();
    const second = (await rotate(await sender(created.apiKey.key), caller.keyId)).made;
    expect(await rotate(await sender(created.apiKey.key), caller.keyId, { overlapSeconds: 0 })).toMatchObject({
      statusCode: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('newest secret') as string },
    });
    expect(await works(second.key)).toBe(caller.keyId);
    const third = await rotate(await sender(second.key), caller.keyId, { overlapSeconds: 0 });
    expect([third.statusCode, await works(third.made.key), await works(second.key)]).toEqual([201, caller.keyId, false]);
  });

  it('makes nothing with an old secret that outlasts that', async () => {
    const { created, caller } = await newOrganizer();
    const [until] = (await rotate(caller, caller.keyId, { overlapSeconds: 60 })).made.oldSecretsUntil ?? [];
    const old = await sender(created.apiKey.key);
    expect(old.endsAt).toBe(until);
    const { body: heir } = await call(handlers.createApiKey, { caller: old, body: { name: 'Heir' } });
    expect(heir).toMatchObject({ expiresAt: until });
    const wanted = { name: 'Heir', expiresAt: new Date(Date.now() + 3600_000).toISOString() };
    expect(await call(handlers.createApiKey, { caller: old, body: wanted })).toMatchObject({
      statusCode: 403,
      body: { field: 'expiresAt' },
    });
  });

  it('makes nothing by who was let in with a secret that is gone by now', async () => {
    const { created, caller } = await newOrganizer();
    const before = await sender(created.apiKey.key);
    await rotate(before, caller.keyId, { overlapSeconds: 0 });
    const answers = [
      await call(handlers.createApiKey, { caller: before, body: { name: 'Heir' } }),
      await rotate(before, caller.keyId),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ statusCode: 401, body: { code: 'unauthenticated' } });
  });

  it('is told of, in the audit and in an event, without its secret', async () => {
    const { caller } = await newOrganizer();
    const { made } = await rotate(caller, caller.keyId);
    const { body } = await call(handlers.listAudit, { caller, params: { organizerId: caller.organizerId } });
    expect(body).toMatchObject({ items: [{ action: 'rotate-api-key', by: caller.keyId, subject: caller.keyId }] });
    const told = (await storedMessages(table.client, table.name)).flatMap((each) => (each.to === 'topic' ? [each.event] : []));
    const event = told.find(({ subject }) => subject === caller.keyId);
    expect(event).toMatchObject({ type: 'onsale.accounts.api-key-rotated.v1', aggregateversion: 2 });
    expect(JSON.stringify([body, event])).not.toContain(made.key.split('_').at(-1));
  });

  it('has one new secret when it is rotated twice at once', async () => {
    const { caller } = await newOrganizer();
    const answers = await Promise.all([rotate(caller, caller.keyId), rotate(caller, caller.keyId)]);
    const working = await Promise.all(answers.map(({ made }) => works(made.key)));
    expect(working.filter(Boolean)).toHaveLength(answers.filter(({ statusCode }) => statusCode === 201).length);
    expect(answers.some(({ statusCode }) => statusCode === 201)).toBe(true);
  });

  it("is the organizer's own: 404 api-key-not-found for another's", async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    for (const keyId of [newApiKey(mine.caller.organizerId).keyId, theirs.caller.keyId])
      expect(await rotate(mine.caller, keyId)).toMatchObject({ statusCode: 404, body: { code: 'api-key-not-found' } });
  });

  it.each([-1, 604_801, 0.5, '60'])('has an overlap of 0 to 7 days: 400 for %p', async (overlapSeconds) => {
    const { caller } = await newOrganizer();
    expect(await rotate(caller, caller.keyId, { overlapSeconds })).toMatchObject({
      statusCode: 400,
      body: { code: 'invalid-request', field: 'overlapSeconds' },
    });
  });
});

describe('API keys', () => {
  it('are shown once and kept only as a hash', async () => {
    const { created, caller } = await newOrganizer();
    const { key, ...shown } = created.apiKey;
    expect(await call(handlers.listApiKeys, { caller })).toEqual({ statusCode: 200, body: { items: [shown] } });
    const { Items } = await table.client.send(new ScanCommand({ TableName: table.name }));
    expect(JSON.stringify(Items)).not.toContain(key.split('_')[2]);
  });

  it('may do what they are created for, which the authorizer tells and the list shows', async () => {
    const { caller } = await newOrganizer();
    const { body } = await call(handlers.createApiKey, { caller, body: { name: 'Door', scopes: ['check-in:scan', 'sell'] } });
    const { key, ...shown } = body as { key: string };
    expect(shown).toMatchObject({ name: 'Door', scopes: ['check-in:scan', 'sell'] });
    expect(await authorize({ 'x-api-key': key })).toMatchObject({ context: { keyScopes: 'check-in:scan sell' } });
    expect(await call(handlers.listApiKeys, { caller })).toMatchObject({
      body: { items: expect.arrayContaining([shown]) as unknown },
    });
  });

  it('may do all that their maker may, unless said', async () => {
    const { caller } = await newOrganizer();
    const scopes = ['keys:manage', 'sell'] as const;
    expect(await call(handlers.createApiKey, { caller: { ...caller, scopes }, body: { name: 'Heir' } })).toMatchObject({
      statusCode: 201,
      body: { scopes },
    });
  });

  it('answer 403 forbidden to who gives more than they have, and nothing is created', async () => {
    const { caller } = await newOrganizer();
    const few = { ...caller, scopes: ['keys:manage', 'sell'] as const };
    expect(
      await call(handlers.createApiKey, { caller: few, body: { name: 'More', scopes: ['sell', 'events:write'] } }),
    ).toMatchObject({
      statusCode: 403,
      body: { code: 'forbidden', field: 'scopes', detail: expect.stringContaining('events:write') as string },
    });
    expect(await call(handlers.listApiKeys, { caller })).toMatchObject({ body: { items: [{ name: 'First key' }] } });
  });

  it('answer 403 forbidden to a key that may not manage keys, naming the scope it lacks', async () => {
    const { caller } = await newOrganizer();
    expect(await call(handlers.listApiKeys, { caller: { ...caller, scopes: ['events:write'] } })).toMatchObject({
      statusCode: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('"keys:manage"') as string },
    });
  });

  it('are listed by pages, each once, and only to their organizer', async () => {
    const { caller } = await newOrganizer();
    await newOrganizer();
    for (const name of ['a', 'b']) await call(handlers.createApiKey, { caller, body: { name } });
    const names: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 4; pages++) {
      const { body } = await call(handlers.listApiKeys, { caller, query: { limit: '2', ...(cursor && { cursor }) } });
      const page = body as { items: ApiKey[]; nextCursor?: string };
      names.push(...page.items.map((item) => item.name));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(names.sort()).toEqual(['First key', 'a', 'b']);
  });

  it('answer 400 naming the cursor that is not of this list', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    await call(handlers.createApiKey, { caller: theirs.caller, body: { name: 'Second' } });
    const { body } = await call(handlers.listApiKeys, { caller: theirs.caller, query: { limit: '1' } });
    const { nextCursor } = body as { nextCursor: string };
    for (const cursor of [nextCursor, 'nonsense', Buffer.from('{"pk":"x"}').toString('base64url')])
      expect(await call(handlers.listApiKeys, { caller: mine.caller, query: { cursor } })).toMatchObject({
        statusCode: 400,
        body: { code: 'invalid-request', field: 'cursor' },
      });
  });

  it('answer 409 last-api-key to revoking the last one, which goes on working', async () => {
    const { created, caller } = await newOrganizer();
    expect(await call(handlers.revokeApiKey, { caller, params: { keyId: caller.keyId } })).toMatchObject({
      statusCode: 409,
      body: { code: 'last-api-key' },
    });
    await expect(authorize({ 'x-api-key': created.apiKey.key })).resolves.toBeDefined();
  });

  it('leave one key when two are revoked at once', async () => {
    const { caller } = await newOrganizer();
    const { body } = await call(handlers.createApiKey, { caller, body: { name: 'Second' } });
    const keyIds = [caller.keyId, (body as ApiKey).keyId];
    const answers = await Promise.all(keyIds.map((keyId) => call(handlers.revokeApiKey, { caller, params: { keyId } })));
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409 || statusCode === 503)).toHaveLength(1);
  });

  it("answer 404 api-key-not-found to an unknown key and to another organizer's, which goes on working", async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    for (const keyId of [newId('apiKey'), theirs.caller.keyId])
      expect(await call(handlers.revokeApiKey, { caller: mine.caller, params: { keyId } })).toMatchObject({
        statusCode: 404,
        body: { code: 'api-key-not-found' },
      });
    await expect(authorize({ 'x-api-key': theirs.created.apiKey.key })).resolves.toBeDefined();
  });

  it.each([
    ['broken JSON', '{"name":', 'body'],
    ['an unknown field', { name: 'x', role: 'admin' }, 'role'],
    ['a wrong type', { name: 7 }, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['no scopes at all', { name: 'x', scopes: [] }, 'scopes'],
    ['an end that is over', { name: 'x', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an end that is no time', { name: 'x', expiresAt: 'soon' }, 'expiresAt'],
    ['a plan that there is not', { name: 'x', plan: 'gold' }, 'plan'],
    ['a plan for a key that may not sell', { name: 'x', scopes: ['events:read'], plan: 'free' }, 'plan'],
    ['a scope that there is not', { name: 'x', scopes: ['everything'] }, 'scopes.0'],
  ])('answer 400 invalid-request naming the field to %s, and nothing is created', async (_, body, field) => {
    const { caller } = await newOrganizer();
    expect(await call(handlers.createApiKey, { caller, body })).toMatchObject({
      statusCode: 400,
      body: { code: 'invalid-request', field },
    });
    expect(await call(handlers.listApiKeys, { caller })).toMatchObject({ body: { items: [{ name: 'First key' }] } });
  });

  it('answer 401 unauthenticated to whom the authorizer did not prove', async () => {
    expect(await call(handlers.listApiKeys, {})).toMatchObject({ statusCode: 401, body: { code: 'unauthenticated' } });
  });
});

describe('an organizer', () => {
  it('reads itself, and answers 404 organizer-not-found for any other', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    const read = (organizerId: string) => call(handlers.getOrganizer, { caller: mine.caller, params: { organizerId } });
    expect(await read(mine.caller.organizerId)).toEqual({ statusCode: 200, body: mine.created.organizer });
    for (const organizerId of [theirs.caller.organizerId, newId('organizer')])
      expect(await read(organizerId)).toMatchObject({ statusCode: 404, body: { code: 'organizer-not-found' } });
  });
});
