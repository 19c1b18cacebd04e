import { todaysContracts } from '../todays-contracts.ts';
import { contractBreaks } from './contracts.ts';
import type { Contracts } from './contracts.ts';

/** Plain JSON that a test may change anywhere. */
type Json = { [name: string]: Json };

const day = '2027-01-01';
const published = todaysContracts();
const availability = '/v1/events/{eventId}/availability';
const confirmed = 'onsale.orders.order-confirmed.v1';

const after = (change: (contracts: Json) => void, before: Contracts = published): string[] => {
  const today = structuredClone(published) as unknown as Json;
  change(today);
  return contractBreaks(before, today as unknown as Contracts, day);
};
const at = (json: Json, ...steps: string[]): Json => steps.reduce((part, step) => part[step] ?? {}, json);
const operation = (json: Json, method: string, path: string): Json => at(json, 'openapi', 'paths', path, method);
const refusalsOf = (json: Json, status: string): Json =>
  at(
    operation(json, 'post', '/v1/holds'),
    'responses',
    status,
    'content',
    'application/problem+json',
    'schema',
    'properties',
    'code',
  );

test('nothing changed, nothing broken', () => {
  expect(after(() => undefined)).toEqual([]);
});

test.each<[what: string, change: (contracts: Json) => void, said: string]>([
  ['a webhook that is gone', (now) => delete at(now, 'webhooks')['order-confirmed.v1'], 'order-confirmed.v1 is gone'],
  ['a path that is gone', (now) => delete at(now, 'openapi', 'paths')['/v1/holds'], 'POST /v1/holds is gone'],
  ['a method that is gone', (now) => delete at(now, 'openapi', 'paths', '/v1/events')['get'], 'GET /v1/events is gone'],
  [
    'a success of another status',
    (now) => {
      const responses = at(operation(now, 'post', '/v1/holds'), 'responses');
      responses['200'] = responses['201'] ?? {};
      delete responses['201'];
    },
    'POST /v1/holds: answered 201 and answers 200 now',
  ],
  [
    'a code of another status',
    (now) => {
      Object.assign(refusalsOf(now, '404'), { enum: ['sold-out'] });
      Object.assign(refusalsOf(now, '409'), { enum: [] });
    },
    'POST /v1/holds: sold-out was a 409 and is a 404 now',
  ],
  [
    'an answer without a field',
    (now) =>
      delete at(operation(now, 'get', availability), 'responses', '200', 'content', 'application/json', 'schema', 'properties')[
        'seats'
      ],
    `GET ${availability}: answer.seats is gone`,
  ],
  [
    'a request with a new required field',
    (now) =>
      Object.assign(at(operation(now, 'post', '/v1/orders'), 'requestBody', 'content', 'application/json', 'schema'), {
        required: ['holdId', 'buyer', 'attendees'],
      }),
    'POST /v1/orders: body.attendees is required now',
  ],
  [
    'a body that was not wanted',
    (now) => (operation(now, 'get', '/v1/events')['requestBody'] = { content: {} }),
    'GET /v1/events: wants a body now',
  ],
  [
    'a body of another kind',
    (now) => (at(operation(now, 'post', '/v1/holds'), 'requestBody')['content'] = { 'text/csv': { schema: {} } }),
    'POST /v1/holds: body is no application/json now',
  ],
  [
    'a credential that was not wanted',
    (now) => Object.assign(operation(now, 'get', '/v1/events'), { security: [{ organizer: [] }] }),
    'GET /v1/events: wants the credential "organizer" now',
  ],
  [
    'a parameter that is gone',
    (now) => Object.assign(operation(now, 'get', '/v1/events'), { parameters: [] }),
    'GET /v1/events: query parameter limit is gone',
  ],
  [
    'a header that is required now',
    (now) => Object.assign(at(operation(now, 'post', '/v1/holds'), 'parameters', '0'), { required: true }),
    'POST /v1/holds: header parameter Idempotency-Key is required now',
  ],
  [
    'an answer without a header',
    (now) => delete at(operation(now, 'get', '/v1/events'), 'responses', '200', 'headers')['ETag'],
    'GET /v1/events: answers without ETag now',
  ],
  [
    'a sunset before its day',
    (now) => Object.assign(operation(now, 'get', availability), { 'x-sunset': '2027-12-01' }),
    `GET ${availability}: ends on 2027-12-01, before the 2028-12-01 that was promised`,
  ],
  [
    'an answer that does not tell of its sunset any more',
    (now) => delete at(operation(now, 'get', availability), 'responses', '200', 'headers')['Sunset'],
    `GET ${availability}: answers without Sunset now`,
  ],
  [
    'a problem without its code',
    (now) => delete at(now, 'openapi', 'components', 'schemas', 'Problem', 'properties')['code'],
    'Problem.code is gone',
  ],
  ['an event that is gone', (now) => Reflect.deleteProperty(at(now, 'events'), confirmed), `${confirmed} is gone`],
  [
    'an event without a field',
    (now) => delete at(now, 'events', confirmed, 'properties')['buyer'],
    `${confirmed}: data.buyer is gone`,
  ],
])('%s breaks what was published', (_, change, said) => {
  expect(after(change)).toContain(said);
});

test.each<[what: string, change: (contracts: Json) => void]>([
  ['a new path', (now) => (at(now, 'openapi', 'paths')['/v3/holds'] = {})],
  ['a new event', (now) => (at(now, 'events')['onsale.orders.order-split.v1'] = {})],
  ['a new refusal', (now) => Object.assign(at(operation(now, 'get', '/v1/events'), 'responses'), { 418: { description: '' } })],
  ['a credential that is wanted no more', (now) => Object.assign(operation(now, 'post', '/v1/events'), { security: [] })],
  ['a deprecation', (now) => Object.assign(operation(now, 'get', '/v1/events'), { deprecated: true, 'x-sunset': '2030-01-01' })],
  [
    'a deprecation that is taken back',
    (now) => {
      const outgoing = operation(now, 'get', availability);
      delete outgoing['x-sunset'];
      for (const name of ['Deprecation', 'Sunset', 'Link'])
        Reflect.deleteProperty(at(outgoing, 'responses', '200', 'headers'), name);
    },
  ],
  ['a new field of an event', (now) => (at(now, 'events', confirmed, 'properties')['channel'] = {})],
])('%s breaks nothing', (_, change) => {
  expect(after(change)).toEqual([]);
});

test('a deprecated endpoint may go on the day of its sunset, and not a day before', () => {
  const gone = structuredClone(published) as unknown as Json;
  Reflect.deleteProperty(at(gone, 'openapi', 'paths'), availability);
  const breaksOn = (someDay: string) => contractBreaks(published, gone as unknown as Contracts, someDay);
  expect(breaksOn('2028-11-30')).toEqual([`GET ${availability} is gone`]);
  expect(breaksOn('2028-12-01')).toEqual([]);
});
