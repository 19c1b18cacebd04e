import { createSeatingPlan } from '@onsale/contracts/catalog/api';
import { mostBodyBytes, rawBody } from '@onsale/contracts/endpoint';
import type { Endpoint } from '@onsale/contracts/endpoint';
import { exampleOf } from '@onsale/contracts/example-of';
import { createHold } from '@onsale/contracts/inventory/api';
import { jsonSchema } from '@onsale/contracts/json-schema';
import { mostFaults } from '@onsale/contracts/problems';
import type { ProblemDocument } from '@onsale/contracts/problems';
import { endpointModules, endpointsOf } from '@onsale/contracts/registry';
import { refusal } from '@onsale/contracts/use-case';
import { newId } from '@onsale/kernel/id';
import { apiEvent } from '@onsale/testing/api-event';
import fc from 'fast-check';
import { httpHandler } from './http-handler.ts';

const someone = { organizerId: newId('organizer'), keyId: newId('apiKey') };

/** What a request with that body, by who may send it, is answered; a good one finds nothing. */
const answerTo = (endpoint: Endpoint, body: unknown) =>
  httpHandler(endpoint, () => Promise.resolve(refusal('not-found') as never))(
    // any endpoint: which refusals it has does not matter here
    apiEvent({
      body,
      headers: { authorization: 'Bearer x', 'idempotency-key': 'x' },
      ...(endpoint.auth === 'person' ? { personId: newId('person') } : { caller: someone }),
    }),
  );

const problemOf = async (endpoint: Endpoint, body: unknown) => {
  const { statusCode, body: answered } = await answerTo(endpoint, body);
  const problem = JSON.parse(answered) as ProblemDocument; // every refusal is one
  return { statusCode, ...problem, size: answered.length };
};

/** Far below the 6 MB that a function may answer. */
const mostAnswered = 16_000; // characters

const plan = (row: string) =>
  `{"name":"x","sections":[${Array(200)
    .fill(`{"rows":[${Array(200).fill(row).join()}]}`)
    .join()}]}`;

test('of many unknown fields the first are told', async () => {
  const fields = Array.from({ length: 130_000 }, (_, index) => `"${index.toString(36)}":0`);
  const problem = await problemOf(createSeatingPlan, `{${fields.join()}}`);
  expect(problem).toMatchObject({ statusCode: 400, code: 'invalid-request' });
  expect(problem.errors).toHaveLength(mostFaults);
});

test.each(['0', '{}'])('of a long list of %s the first faults are told', async (row) => {
  const problem = await problemOf(createSeatingPlan, plan(row));
  expect(problem).toMatchObject({ statusCode: 400, code: 'invalid-request' });
  expect(problem.errors).toHaveLength(mostFaults);
});

test('of more faults than can be gathered only that is told', async () => {
  const problem = await problemOf(createSeatingPlan, plan('{"row":1,"seats":"","firstNumber":"","z":0}'));
  expect(problem).toMatchObject({ statusCode: 400, code: 'invalid-request' });
  expect(problem.errors).toContainEqual({ field: 'body', detail: 'has too many faults to tell one' });
});

test('an unknown field with a long name is told by its beginning', async () => {
  const problem = await problemOf(createHold, { ['x'.repeat(60_000)]: 1 });
  expect(problem.errors?.map(({ field }) => field)).toContain('x'.repeat(200));
  expect(problem.size).toBeLessThan(mostAnswered);
});

test('a body of more bytes than the contract allows is refused before it is read', async () => {
  const most = mostBodyBytes(createHold);
  const refused = { statusCode: 400, code: 'invalid-request', field: 'body' };
  expect(await problemOf(createHold, '{'.repeat(most))).toMatchObject({ ...refused, detail: 'is not valid JSON' });
  const tooLong = { ...refused, detail: 'must be at most 65536 bytes' };
  expect(await problemOf(createHold, '{'.repeat(most + 1))).toMatchObject(tooLong);
  expect(await problemOf(createHold, '한'.repeat(most / 2))).toMatchObject(tooLong);
});

describe('whatever its body, a request is answered as the sender’s fault, and shortly', () => {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.integer({ min: 1, max: 60_000 }).map((size) => 'x'.repeat(size)),
    fc.integer({ min: 1, max: 20_000 }).map((size) => Array<number>(size).fill(0)),
    fc.integer({ min: 1, max: 5_000 }).map((size) => Array<object>(size).fill({})),
    fc
      .integer({ min: 1, max: 5_000 })
      .map((size) => Object.fromEntries(Array.from({ length: size }, (_, index) => [`f${index}`, index]))),
    fc.constantFrom(
      '\ud800',
      -0,
      1e308,
      '9'.repeat(400),
      `${'a-'.repeat(5_000)}@`,
      `${'a.'.repeat(5_000)}@b`,
      `http://${'a'.repeat(5_000)}`,
    ),
  );
  const deep = fc
    .tuple(fc.constantFrom('[', '{"a":', '{"__proto__":', '{"lines":['), fc.integer({ min: 1, max: 4_000 }))
    .map(([opening, depth]) => opening.repeat(depth) + '0' + (opening.endsWith('[') ? ']' : '}').repeat(depth));
  const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', '');

  /** A good body's shape, with something odd in one of its fields or in one more. */
  const nearly = (good: object) =>
    fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(good), 'more'), name), odd).map(([field, value]) =>
      JSON.stringify(good)
        .replace(/}$/, `,${JSON.stringify(field)}:${JSON.stringify(value)}}`)
        .replace('{,', '{'),
    );

  const endpoints = Object.keys(endpointModules).flatMap((service) =>
    Object.entries(endpointsOf(service)).flatMap(([endpointName, endpoint]) =>
      endpoint.body && endpoint.body !== rawBody && endpoint.auth !== 'device'
        ? [[endpointName, endpoint, exampleOf(jsonSchema(endpoint.body, 'input')) as object] as const] // of an object's schema
        : [],
    ),
  );

  test.each(endpoints)('by %s', async (_, endpoint, good) => {
    const body = fc.oneof(
      odd.map((value) => JSON.stringify(value)),
      deep,
      fc.string(),
      nearly(good),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const { statusCode, body: answered } = await answerTo(endpoint, sent);
        expect(statusCode).toBeGreaterThanOrEqual(400);
        expect(statusCode).toBeLessThan(500);
        expect(answered.length).toBeLessThan(mostAnswered);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 3_000 }, // ms
    );
  });
});
