import { defineEndpoint } from '@onsale/contracts/endpoint';
import * as z from 'zod/mini';
import { serviceClient } from './service-client.ts';

const bindThing = defineEndpoint({
  method: 'POST',
  path: '/internal/v1/things/{thing}/bind',
  auth: 'service',
  repeatable: true,
  summary: 'For this test',
  params: z.strictObject({ thing: z.string() }),
  body: z.strictObject({ to: z.string() }),
  responses: { 200: z.object({ bound: z.boolean() }) },
  errors: ['hold-expired'],
});
const once = defineEndpoint({ ...bindThing, repeatable: undefined as never });

/** Answers the given ones in turn and notes what was asked. */
const fakeFetch = (...answers: (Response | Error)[]) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const send = (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    const answer = answers[asked.length - 1] ?? new Error('asked too often');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { send, asked };
};

const parts = { params: { thing: 'a/b' }, body: { to: 'c' } };

test('the path is filled in, and the answer is a value', async () => {
  const { send, asked } = fakeFetch(Response.json({ bound: true }));
  expect(await serviceClient(send, 'http://api')(bindThing, parts)).toEqual({ ok: true, value: { bound: true } });
  expect(asked[0]?.url).toBe('http://api/internal/v1/things/a%2Fb/bind');
  expect(asked[0]?.init.body).toBe('{"to":"c"}');
});

test('a refusal that the contract lists is a value', async () => {
  const { send } = fakeFetch(Response.json({ code: 'hold-expired' }, { status: 409 }));
  expect(await serviceClient(send, 'http://api')(bindThing, parts)).toMatchObject({ ok: false, error: { code: 'hold-expired' } });
});

test('a refusal that the contract does not list is a fault', async () => {
  const { send } = fakeFetch(Response.json({ code: 'forbidden' }, { status: 403 }));
  await expect(serviceClient(send, 'http://api')(bindThing, parts)).rejects.toThrow('answered 403 forbidden');
});

test('a call that may be repeated is tried twice', async () => {
  const { send, asked } = fakeFetch(new Response('', { status: 502 }), Response.json({ bound: true }));
  expect(await serviceClient(send, 'http://api')(bindThing, parts)).toMatchObject({ ok: true });
  expect(asked).toHaveLength(2);
});

test('a call that may not be repeated is tried once', async () => {
  const { send, asked } = fakeFetch(new TypeError('connection reset'));
  await expect(serviceClient(send, 'http://api')(once, parts)).rejects.toMatchObject({ name: 'Unavailable' });
  expect(asked).toHaveLength(1);
});

test('a service that stays away is a fault that passes', async () => {
  const { send } = fakeFetch(new Response('', { status: 503 }), new Response('', { status: 503 }));
  await expect(serviceClient(send, 'http://api')(bindThing, parts)).rejects.toMatchObject({ name: 'Unavailable' });
});
