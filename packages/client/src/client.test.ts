import { createClient } from './client.ts';

type Sent = { url: string; request: RequestInit };

/** A fetch that answers from a list, the last again and again, and remembers what it was sent. */
const scripted = (...answers: (Response | Error)[]) => {
  const sent: Sent[] = [];
  const fetch = (url: string, request: RequestInit) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url, request });
    return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer ?? new Error('nothing scripted'));
  };
  return { sent, fetch: fetch as typeof globalThis.fetch }; // the client calls it in this one way
};

const json = (status: number, body: object, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
const problem = (status: number, code: string) => json(status, { code, status }, 'application/problem+json');

const clientOf = (script: ReturnType<typeof scripted>, apiKey?: string) => {
  const pauses: number[] = [];
  const pause = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));
  const options = { baseUrl: 'https://shop.test', fetch: script.fetch, pause, random: () => 0 };
  return { pauses, api: createClient(apiKey === undefined ? options : { ...options, apiKey }) };
};

const order = { holdId: 'hld_1', buyer: { name: 'Ada', email: 'ada@example.org', locale: 'en' } } as const;
const headers = { idempotencyKey: 'key-1' };

describe('createClient', () => {
  it('fills path and query, leaving out what is undefined', async () => {
    const script = scripted(json(200, { status: 'available' }));
    const { api } = clientOf(script);
    await api('GET /v1/events/{eventId}/availability', { params: { eventId: 'evt_a/b' }, query: { seats: 'map' } });
    await api('GET /v1/events', { query: { limit: 5, cursor: undefined } });
    expect(script.sent.map((each) => each.url)).toEqual([
      'https://shop.test/v1/events/evt_a%2Fb/availability?seats=map',
      'https://shop.test/v1/events?limit=5',
    ]);
  });

  it('sends body, idempotency key, access token and API key where they belong', async () => {
    const script = scripted(json(201, { orderId: 'ord_1' }));
    const { api } = clientOf(script, 'a-key');
    await api('POST /v1/orders', { body: order, headers });
    await api('GET /v1/orders/{orderId}', { params: { orderId: 'ord_1' }, bearer: 'a-token' });
    expect(script.sent[0]?.request).toMatchObject({
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1', 'x-api-key': 'a-key' },
    });
    expect(script.sent[1]?.request.headers).toEqual({ authorization: 'Bearer a-token', 'x-api-key': 'a-key' });
  });

  it('answers a value, or nothing for 204', async () => {
    const listed = await clientOf(scripted(json(200, { items: [] }))).api('GET /v1/events');
    expect(listed).toEqual({ ok: true, value: { items: [] } });
    const released = await clientOf(scripted(new Response(null, { status: 204 }))).api('DELETE /v1/holds/{holdId}', {
      params: { holdId: 'hld_1' },
    });
    expect(released).toEqual({ ok: true, value: undefined });
  });

  it('answers a refusal with its code, once: it will not change', async () => {
    const script = scripted(problem(409, 'seat-taken'));
    const held = await clientOf(script).api('POST /v1/holds', {
      body: { eventId: 'evt_1', lines: [{ seatId: 'A-1-1' }] },
      headers,
    });
    expect(held).toMatchObject({ ok: false, error: { code: 'seat-taken', status: 409 } });
    expect(script.sent).toHaveLength(1);
  });

  it('tries a GET again after faults, waiting longer each time, and then succeeds', async () => {
    const script = scripted(new TypeError('no network'), problem(503, 'temporarily-unavailable'), json(200, { items: [] }));
    const { api, pauses } = clientOf(script);
    expect((await api('GET /v1/events')).ok).toBe(true);
    expect(pauses).toEqual([150, 300]);
  });

  it('tries a POST with an idempotency key again, with the same key and body', async () => {
    const script = scripted(problem(409, 'idempotency-in-flight'), json(201, { orderId: 'ord_1' }));
    expect((await clientOf(script).api('POST /v1/orders', { body: order, headers })).ok).toBe(true);
    const [first, second] = script.sent.map(({ url, request: { headers, body } }) => ({ url, headers, body }));
    expect(second).toEqual(first);
  });

  it('never repeats a POST without a key: it may have worked', async () => {
    const script = scripted(new TypeError('connection reset'));
    const held = await clientOf(script).api('POST /v1/holds', { body: { eventId: 'evt_1', lines: [{ seatId: 'A-1-1' }] } });
    expect(held).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(script.sent).toHaveLength(1);
  });

  it('gives up after three attempts and says unreachable', async () => {
    const script = scripted(new TypeError('no network'));
    expect(await clientOf(script).api('GET /v1/events')).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(script.sent).toHaveLength(3);
  });

  it('takes a page that is not the API’s for no answer', async () => {
    const portal = new Response('<h1>Sign in to Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } });
    expect(await clientOf(scripted(portal)).api('GET /v1/events')).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('waits as long as the server asks', async () => {
    const busy = new Response('{"code":"too-many-requests"}', {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '2' },
    });
    const { api, pauses } = clientOf(scripted(busy, json(200, { items: [] })));
    await api('GET /v1/events');
    expect(pauses).toEqual([2150]);
  });

  it('does not try in vain where the server asks for more than five seconds', async () => {
    const refused = new Response('{"code":"too-many-requests","field":"voucher"}', {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '6' },
    });
    const script = scripted(refused);
    const { api, pauses } = clientOf(script);
    expect(await api('GET /v1/events')).toMatchObject({ ok: false, error: { code: 'too-many-requests' } });
    expect([script.sent.length, pauses]).toEqual([1, []]);
  });

  it('rejects when its caller gives it up', async () => {
    const script = scripted(new TypeError('aborted'));
    await expect(clientOf(script).api('GET /v1/events', { signal: AbortSignal.abort(new Error('left')) })).rejects.toThrow(
      'left',
    );
  });
});
