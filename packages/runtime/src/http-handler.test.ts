import { defineEndpoint, html, noContent, rawBody, seeOther } from '@onsale/contracts/endpoint';
import type { ProblemDocument } from '@onsale/contracts/problems';
import { refusal } from '@onsale/contracts/use-case';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import * as z from 'zod/mini';
import { Unavailable } from './faults.ts';
import { httpHandler } from './http-handler.ts';

const placeThing = defineEndpoint({
  method: 'POST',
  path: '/v1/shelves/{shelf}/things',
  auth: 'public',
  summary: 'For this test',
  params: z.strictObject({ shelf: z.string() }),
  body: z.strictObject({
    name: z.string(),
    lines: z.array(
      z.union([z.strictObject({ type: z.string(), quantity: z.int().check(z.gte(1)) }), z.strictObject({ seat: z.string() })]),
    ),
  }),
  responses: { 201: z.object({ shelf: z.string(), name: z.string() }) },
  errors: ['sold-out'],
});

const place = httpHandler(placeThing, ({ shelf, name }) => Promise.resolve(ok({ shelf, name })));

const problemOf = (answer: { body: string }): ProblemDocument => JSON.parse(answer.body) as ProblemDocument;

const goodBody = { name: 'lamp', lines: [{ type: 'a', quantity: 1 }] };

test('a good request reaches the use case as one object and is answered with the status of the contract', async () => {
  const answer = await place(apiEvent({ params: { shelf: 'top' }, body: goodBody }));
  expect(answer.statusCode).toBe(201);
  expect(JSON.parse(answer.body)).toEqual({ shelf: 'top', name: 'lamp' });
});

test.each([
  ['broken JSON', '{"name":', 'body'],
  ['no body', undefined, 'body'],
  ['a body that is not an object', '[]', 'body'],
  ['an unknown field', { ...goodBody, colour: 'red' }, 'colour'],
  ['a wrong type', { ...goodBody, name: 7 }, 'name'],
  ['a missing field', { lines: [] }, 'name'],
  ['a fault deep inside one branch of a union', { ...goodBody, lines: [{ type: 'a', quantity: 0 }] }, 'lines.0.quantity'],
  ['an unknown field deep inside', { ...goodBody, lines: [{ seat: 'A-1', row: 1 }] }, 'lines.0.row'],
])('%s is a 400 that names the field', async (_, body, field) => {
  const answer = await place(apiEvent({ params: { shelf: 'top' }, body }));
  expect(answer.statusCode).toBe(400);
  expect(answer.headers?.['content-type']).toBe('application/problem+json');
  expect(problemOf(answer)).toMatchObject({ code: 'invalid-request', type: 'urn:onsale:problem:invalid-request', field });
});

test('every fault of a request is told, not only the first', async () => {
  const answer = await place(apiEvent({ params: { shelf: 'top' }, body: { name: 7, lines: 'none' } }));
  expect(problemOf(answer).errors?.map(({ field }) => field)).toEqual(['name', 'lines']);
});

test('a refusal is answered with the status that stands beside its code', async () => {
  const refuse = httpHandler(placeThing, () =>
    Promise.resolve(refusal('sold-out', { detail: 'Nothing left', field: 'lines.0' })),
  );
  const answer = await refuse(apiEvent({ params: { shelf: 'top' }, body: goodBody }));
  expect(answer.statusCode).toBe(409);
  expect(problemOf(answer)).toMatchObject({
    code: 'sold-out',
    detail: 'Nothing left',
    field: 'lines.0',
    correlationId: 'test-request',
  });
});

test('a fault is a 500 that tells nothing of its cause', async () => {
  const fail = httpHandler(placeThing, () => Promise.reject(new Error('table secret-name is gone')));
  const answer = await fail(apiEvent({ params: { shelf: 'top' }, body: goodBody }));
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret-name');
});

test('a fault that passes by itself is a 503 that says when to come again', async () => {
  const fail = httpHandler(placeThing, () => Promise.reject(new Unavailable('inventory')));
  const answer = await fail(apiEvent({ params: { shelf: 'top' }, body: goodBody }));
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
});

test('a correlation id from outside is kept when it is harmless, and replaced when it is not', async () => {
  const ask = (id: string) => place(apiEvent({ params: { shelf: 'top' }, body: goodBody, headers: { 'X-Correlation-Id': id } }));
  expect((await ask('abc-123-def')).headers?.['x-correlation-id']).toBe('abc-123-def');
  expect((await ask('a"b\n')).headers?.['x-correlation-id']).toBe('test-request');
});

test('a deprecated endpoint tells since when, until when and what follows, also where it refuses', async () => {
  const deprecated = { since: '2026-12-01', sunset: '2028-12-01', successor: '/v2/shelves/{shelf}/things' } as const;
  const old = httpHandler(defineEndpoint({ ...placeThing, deprecated }), ({ shelf, name }) =>
    Promise.resolve(ok({ shelf, name })),
  );
  const answers = [
    await old(apiEvent({ params: { shelf: 'top left' }, body: goodBody })),
    await old(apiEvent({ params: { shelf: 'top left' } })),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 400]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      deprecation: '@1796083200',
      sunset: 'Fri, 01 Dec 2028 00:00:00 GMT',
      link: '</v2/shelves/top%20left/things>; rel="successor-version"',
      'content-type': expect.stringMatching(/json$/) as string,
    });
  expect((await place(apiEvent({ params: { shelf: 'top' }, body: goodBody }))).headers).not.toHaveProperty('deprecation');
});

describe('credentials', () => {
  const own = defineEndpoint({
    ...placeThing,
    auth: 'organizer',
    needs: 'events:write',
    audit: 'create-event',
    responses: { 200: z.object({ organizerId: z.string() }) },
  });
  const read = defineEndpoint({
    method: 'GET',
    path: '/v1/x',
    auth: 'order-token',
    summary: '',
    responses: { 200: z.object({ token: z.string() }) },
    errors: [],
  });

  describe('of an organizer', () => {
    const handler = httpHandler(own, (_, { caller }) => Promise.resolve(ok({ organizerId: caller.organizerId })));
    const someone = { organizerId: newId('organizer'), keyId: newId('apiKey') };
    const ask = (caller: TestCaller | undefined, body: object = goodBody) =>
      handler(apiEvent({ params: { shelf: 'top' }, body, ...(caller && { caller }) }));

    test('that the authorizer did not prove are a 401', async () => {
      expect((await ask(undefined)).statusCode).toBe(401);
    });

    test('of somebody who has signed in, but acts for no organizer, are a 403 that says how to name one', async () => {
      const answer = await handler(apiEvent({ params: { shelf: 'top' }, body: goodBody, personId: newId('person') }));
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer)).toMatchObject({ detail: expect.stringContaining('Organizer-Id') as string });
    });

    test('of a member for some events are enough for those alone', async () => {
      const [mine, other] = [newId('event'), newId('event')];
      const forEvent = { ...own, path: '/v1/events/{eventId}/things', params: z.strictObject({ eventId: z.string() }) } as const;
      const serve = httpHandler(defineEndpoint(forEvent), () => Promise.resolve(ok({ organizerId: '' })));
      const caller = { organizerId: someone.organizerId, personId: newId('person'), eventIds: [mine] };
      const status = async (eventId: string) =>
        (await serve(apiEvent({ params: { eventId }, body: goodBody, caller }))).statusCode;
      expect([await status(mine), await status(other)]).toEqual([200, 403]);
      expect((await handler(apiEvent({ params: { shelf: 'top' }, body: goodBody, caller }))).statusCode).toBe(403);
      const itself = httpHandler(defineEndpoint({ ...own, checksEvents: true }), (_, call) =>
        Promise.resolve(ok({ organizerId: String(call.caller.eventIds) })),
      );
      expect((await itself(apiEvent({ params: { shelf: 'top' }, body: goodBody, caller }))).body).toContain(mine);
    });

    test('without the scope that the endpoint needs are a 403 that names it', async () => {
      const answer = await ask({ ...someone, scopes: ['events:read', 'keys:manage'] });
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer)).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('"events:write"') as string });
    });

    test('are in what the use case is given to write down, with the contract’s action and the fields that a change names', async () => {
      const told: unknown[] = [];
      const serve = (endpoint: typeof own | typeof change) =>
        httpHandler(endpoint, (_, { act }) => {
          told.push(act('evt_1', { within: 'ven_1' }));
          return Promise.resolve(ok({ organizerId: '' }));
        });
      const change = defineEndpoint({ ...own, method: 'PATCH', audit: 'update-event' });
      const person = { organizerId: someone.organizerId, personId: newId('person') };
      await serve(own)(apiEvent({ params: { shelf: 'top' }, body: goodBody, caller: someone }));
      await serve(change)(apiEvent({ params: { shelf: 'top' }, body: goodBody, caller: person }));
      const { organizerId, keyId } = someone;
      expect(told).toEqual([
        { organizerId, action: 'create-event', by: keyId, subject: 'evt_1', within: 'ven_1' },
        {
          organizerId,
          action: 'update-event',
          by: person.personId,
          subject: 'evt_1',
          within: 'ven_1',
          fields: Object.keys(goodBody),
        },
      ]);
    });

    test('with that scope are enough', async () => {
      expect((await ask({ ...someone, scopes: ['events:read', 'events:write'] })).body).toContain(someone.organizerId);
    });

    test('are looked at before the request: 401, then 403, then 400', async () => {
      const callers: readonly (TestCaller | undefined)[] = [undefined, { ...someone, scopes: ['sell'] }, someone];
      const answers = await Promise.all(callers.map((caller) => ask(caller, {})));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 400]);
    });
  });

  describe('of a person', () => {
    const handler = httpHandler(
      defineEndpoint({ ...read, auth: 'person', responses: { 200: z.object({ personId: z.string() }) } }),
      (_, { personId }) => Promise.resolve(ok({ personId })),
    );

    test('are a token, for an organizer or not; a key is a 403 and nobody a 401', async () => {
      const [personId, organizerId, keyId] = [newId('person'), newId('organizer'), newId('apiKey')];
      expect((await handler(apiEvent({ personId }))).body).toContain(personId);
      expect((await handler(apiEvent({ caller: { organizerId, personId } }))).body).toContain(personId);
      expect((await handler(apiEvent({ caller: { organizerId, keyId } }))).statusCode).toBe(403);
      expect((await handler(apiEvent())).statusCode).toBe(401);
    });
  });

  describe('of a paired scanner', () => {
    const scanner = { organizerId: newId('organizer'), deviceId: newId('device'), scopes: ['check-in:scan'] as const };
    const mine = newId('event');
    const bound = { ...scanner, eventIds: [mine], gates: ['North', '북문 2'] };

    test('open what is about itself, and nobody else’s do', async () => {
      const handler = httpHandler(
        defineEndpoint({ ...read, auth: 'device', responses: { 200: z.object({ deviceId: z.string() }) } }),
        (_, { caller }) => Promise.resolve(ok({ deviceId: caller.deviceId })),
      );
      const [personId, organizerId, keyId] = [newId('person'), newId('organizer'), newId('apiKey')];
      expect((await handler(apiEvent({ caller: bound }))).body).toContain(scanner.deviceId);
      for (const other of [{ personId }, { caller: { organizerId, personId } }, { caller: { organizerId, keyId } }])
        expect((await handler(apiEvent(other))).statusCode).toBe(403);
      expect((await handler(apiEvent())).statusCode).toBe(401);
    });

    test('open nothing that takes another permission, and nothing of people', async () => {
      const serve = httpHandler(own, () => Promise.resolve(ok({ organizerId: '' })));
      const answer = await serve(apiEvent({ params: { shelf: 'top' }, body: goodBody, caller: bound }));
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer)).toMatchObject({ detail: expect.stringContaining('"events:write"') as string });
      const ofPeople = httpHandler(
        defineEndpoint({ ...read, auth: 'person', responses: { 200: z.object({ personId: z.string() }) } }),
        (_, { personId }) => Promise.resolve(ok({ personId })),
      );
      expect((await ofPeople(apiEvent({ caller: bound }))).statusCode).toBe(403);
    });

    test('are enough at its own events and gates alone', async () => {
      const query = z.strictObject({ eventId: z.string(), gate: z.optional(z.string()) });
      const responses = { 200: z.object({ token: z.string() }) };
      const counts = defineEndpoint({ ...read, auth: 'organizer', needs: 'check-in:scan', query, responses });
      const handler = httpHandler(counts, () => Promise.resolve(ok({ token: '' })));
      const status = async (asked: Record<string, string>, caller: TestCaller = bound) =>
        (await handler(apiEvent({ query: asked, caller }))).statusCode;
      for (const gate of bound.gates) expect(await status({ eventId: mine, gate })).toBe(200);
      expect(await status({ eventId: mine })).toBe(200);
      expect(await status({ eventId: mine, gate: 'South' })).toBe(403);
      expect(await status({ eventId: newId('event'), gate: 'North' })).toBe(403);
      expect(await status({ eventId: mine, gate: 'South' }, { ...scanner, eventIds: [mine] })).toBe(200);
    });
  });

  describe('of a partner', () => {
    const forPartners = defineEndpoint({ ...placeThing, partners: true, responses: { 201: z.object({ caller: z.string() }) } });
    const handler = httpHandler(forPartners, (_, { caller }) => Promise.resolve(ok({ caller: caller?.organizerId ?? 'anyone' })));
    const someone = { organizerId: newId('organizer'), keyId: newId('apiKey') };
    const ask = (resource: string, caller?: TestCaller) =>
      handler(apiEvent({ resource, params: { shelf: 'top' }, body: goodBody, ...(caller && { caller }) }));
    const path = '/v1/partner/shelves/{shelf}/things';

    test('are known to the use case on the partner path, and nobody is on the public one', async () => {
      expect((await ask(path, someone)).body).toContain(someone.organizerId);
      expect((await ask('/v1/shelves/{shelf}/things')).body).toContain('anyone');
    });

    test('are not sent away to a version that has no partner path', async () => {
      const deprecated = { since: '2026-12-01', sunset: '2028-12-01', successor: '/v2/shelves/{shelf}/things' } as const;
      const old = httpHandler(defineEndpoint({ ...forPartners, deprecated }), () => Promise.resolve(ok({ caller: '' })));
      const told = async (resource: string) =>
        Object.keys((await old(apiEvent({ resource, params: { shelf: 'top' }, body: goodBody, caller: someone }))).headers ?? {});
      expect(await told('/v1/shelves/{shelf}/things')).toEqual(expect.arrayContaining(['deprecation', 'sunset', 'link']));
      for (const name of ['deprecation', 'sunset', 'link']) expect(await told(path)).not.toContain(name);
    });

    test('take the scope to sell, whatever else the key may do', async () => {
      expect((await ask(path)).statusCode).toBe(401);
      const member = { organizerId: someone.organizerId, personId: newId('person') };
      expect((await ask(path, member)).statusCode).toBe(401);
      const answer = await ask(path, { ...someone, scopes: ['events:write', 'keys:manage'] });
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer)).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('"sell"') as string });
    });

    test('come on top of an order’s token', async () => {
      const order = httpHandler(defineEndpoint({ ...read, partners: true }), (_, { bearerToken }) =>
        Promise.resolve(ok({ token: bearerToken })),
      );
      const resource = '/v1/partner/x';
      const headers = { authorization: 'Bearer abc' };
      expect((await order(apiEvent({ resource, headers, caller: someone }))).body).toBe('{"token":"abc"}');
      expect((await order(apiEvent({ resource, headers }))).statusCode).toBe(401);
      expect((await order(apiEvent({ resource, caller: someone }))).statusCode).toBe(401);
    });
  });

  test('that are missing where an organizer calls do not compile', () => {
    // @ts-expect-error an organizer's endpoint says what it needs
    expect(defineEndpoint({ ...placeThing, auth: 'organizer' })).toBeDefined();
  });

  test('a Bearer token reaches the use case; without one it is a 401 with a challenge', async () => {
    const handler = httpHandler(read, (_, { bearerToken }) => Promise.resolve(ok({ token: bearerToken })));
    expect((await handler(apiEvent({ headers: { authorization: 'Bearer abc' } }))).body).toBe('{"token":"abc"}');
    expect(await handler(apiEvent())).toMatchObject({ statusCode: 401, headers: { 'www-authenticate': 'Bearer' } });
  });
});

describe('a key that names origins', () => {
  const sell = defineEndpoint({
    method: 'GET',
    path: '/v1/things',
    auth: 'organizer',
    needs: 'events:read',
    summary: 'For this test',
    responses: { 200: z.object({ things: z.int() }) },
    errors: ['unauthenticated', 'forbidden', 'sold-out'],
  });
  const origin = 'https://tickets.example.org';
  const caller: TestCaller = { organizerId: newId('organizer'), keyId: newId('apiKey'), origins: [origin] };
  const ask = (from: string | undefined, useCase: Parameters<typeof httpHandler<typeof sell>>[1], who = caller) =>
    httpHandler(sell, useCase)(apiEvent({ caller: who, ...(from !== undefined && { headers: { Origin: from } }) }));
  const found = () => Promise.resolve(ok({ things: 2 }));

  test('is used by pages of those alone, and by programs that are no browser', async () => {
    expect(await ask(origin, found)).toMatchObject({
      statusCode: 200,
      headers: { 'access-control-allow-origin': origin, vary: 'Origin' },
    });
    const other = await ask('https://tickets.example.org.evil.example', found);
    expect(other.statusCode).toBe(403);
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
    const program = await ask(undefined, found);
    expect([program.statusCode, program.headers?.['vary']]).toEqual([200, 'Origin']);
    expect(program.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('lets its pages read refusals and faults too', async () => {
    for (const useCase of [() => Promise.resolve(refusal('sold-out')), () => Promise.reject(new Unavailable('just now'))]) {
      const answer = await ask(origin, useCase);
      expect(answer.statusCode).toBeGreaterThan(400);
      expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin });
    }
  });

  test('is as it was without any: readable by no page, refused by none', async () => {
    const answer = await ask(origin, found, { organizerId: caller.organizerId, keyId: newId('apiKey') });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('Idempotency-Key', () => {
  const wanted = defineEndpoint({ ...placeThing, idempotencyKey: 'required', responses: { 201: z.object({ key: z.string() }) } });
  const handler = httpHandler(wanted, (_, { idempotencyKey }) => Promise.resolve(ok({ key: idempotencyKey })));
  const ask = (headers: Record<string, string>) => handler(apiEvent({ params: { shelf: 'top' }, body: goodBody, headers }));

  test('reaches the use case however the header is spelled', async () => {
    expect((await ask({ 'idempotency-KEY': 'k1' })).body).toBe('{"key":"k1"}');
  });

  test.each([[{}], [{ 'Idempotency-Key': '' }], [{ 'Idempotency-Key': 'a b' }], [{ 'Idempotency-Key': 'x'.repeat(256) }]])(
    'missing or malformed (%j) is a 400 that names the header',
    async (headers) => {
      const answer = await ask(headers);
      expect(answer.statusCode).toBe(400);
      expect(problemOf(answer).field).toBe('Idempotency-Key');
    },
  );
});

describe('answers', () => {
  const endpoint = { method: 'GET', path: '/v1/x', auth: 'public', summary: '', errors: [] } as const;

  test('a cacheable one carries an ETag and is a 304 for whoever has it', async () => {
    const cached = defineEndpoint({
      ...endpoint,
      cache: { browserSeconds: 5, cdnSeconds: 60 },
      responses: { 200: z.object({ a: z.number() }) },
    });
    const handler = httpHandler(cached, () => Promise.resolve(ok({ a: 1 })));
    const first = await handler(apiEvent());
    const etag = String(first.headers?.['etag']);
    expect(first.headers?.['cache-control']).toBe('public, max-age=5, s-maxage=60');
    expect(await handler(apiEvent({ headers: { 'If-None-Match': etag } }))).toMatchObject({ statusCode: 304, body: '' });
  });

  test('a cacheable one is kept by a partner alone where a key opened it', async () => {
    const cached = defineEndpoint({
      ...endpoint,
      partners: true,
      cache: { browserSeconds: 5, cdnSeconds: 60 },
      responses: { 200: z.object({ a: z.number() }) },
    });
    const handler = httpHandler(cached, () => Promise.resolve(ok({ a: 1 })));
    const caller = { organizerId: newId('organizer'), keyId: newId('apiKey') };
    const answer = await handler(apiEvent({ resource: '/v1/partner/x', caller }));
    expect(answer.headers?.['cache-control']).toBe('private, max-age=5');
  });

  test('a page, a redirect and an empty answer are what their contract says', async () => {
    const page = defineEndpoint({ ...endpoint, responses: { 200: html } });
    const redirect = defineEndpoint({ ...endpoint, responses: { 303: seeOther } });
    const empty = defineEndpoint({ ...endpoint, responses: { 204: noContent } });
    expect(await httpHandler(page, () => Promise.resolve(ok({ html: '<p>' })))(apiEvent())).toMatchObject({
      statusCode: 200,
      body: '<p>',
    });
    expect(await httpHandler(redirect, () => Promise.resolve(ok({ location: '/a' })))(apiEvent())).toMatchObject({
      statusCode: 303,
      headers: { location: '/a' },
    });
    expect(await httpHandler(empty, () => Promise.resolve(ok(undefined)))(apiEvent())).toMatchObject({
      statusCode: 204,
      body: '',
    });
  });

  test('a raw body arrives byte for byte, base64 or not', async () => {
    const raw = defineEndpoint({ ...endpoint, method: 'POST', body: rawBody, responses: { 200: z.object({ got: z.string() }) } });
    const handler = httpHandler(raw, ({ rawBody: got }) => Promise.resolve(ok({ got })));
    expect((await handler(apiEvent({ body: ' {"a": 1}\n' }))).body).toBe(JSON.stringify({ got: ' {"a": 1}\n' }));
    const encoded = { ...apiEvent({ body: Buffer.from('héllo').toString('base64') }), isBase64Encoded: true };
    expect((await handler(encoded)).body).toBe(JSON.stringify({ got: 'héllo' }));
  });
});
