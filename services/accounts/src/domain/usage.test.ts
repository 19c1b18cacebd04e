import * as fc from 'fast-check';
import { sumOf } from '@onsale/kernel/counts';
import { countCalls, standingOf } from './usage.ts';
import type { LoggedCall } from './usage.ts';

const midnight = Date.parse('2027-05-02T00:00:00Z');
const call = (change: Partial<LoggedCall> = {}): LoggedCall => ({
  ...{ at: midnight - 1, by: 'key_a', method: 'GET', path: '/v1/events', status: 200, milliseconds: 12 },
  ...change,
});

describe('the calls of keys', () => {
  it('are counted by day, key and endpoint', () => {
    expect(
      countCalls([
        call(),
        call({ status: 429, milliseconds: 1 }),
        call({ milliseconds: 15 }),
        call({ at: midnight }),
        call({ by: 'key_b' }),
        call({ method: 'POST' }),
      ]),
    ).toEqual([
      { day: '2027-05-01', keyId: 'key_a', endpoint: 'GET /v1/events', statuses: { 200: 2, 429: 1 }, times: { 1: 1, 15: 2 } },
      { day: '2027-05-01', keyId: 'key_a', endpoint: 'POST /v1/events', statuses: { 200: 1 }, times: { 15: 1 } },
      { day: '2027-05-01', keyId: 'key_b', endpoint: 'GET /v1/events', statuses: { 200: 1 }, times: { 15: 1 } },
      { day: '2027-05-02', keyId: 'key_a', endpoint: 'GET /v1/events', statuses: { 200: 1 }, times: { 15: 1 } },
    ]);
  });

  it('are counted without those of scanners', () => {
    expect(countCalls([call({ by: 'dev_a' })])).toEqual([]);
  });

  it('are counted each once, in the same order however they come', () => {
    const calls = fc.array(
      fc.record({
        at: fc.integer({ min: midnight - 5, max: midnight + 5 }),
        by: fc.constantFrom('key_a', 'key_b'),
        method: fc.constantFrom('GET', 'POST'),
        path: fc.constantFrom('/v1/events', '/v1/usage'),
        status: fc.constantFrom(200, 404, 429),
        milliseconds: fc.integer({ min: 0, max: 60_000 }),
      }),
    );
    fc.assert(
      fc.property(calls, (some) => {
        const counted = countCalls(some);
        expect(counted.reduce((sum, { statuses }) => sum + sumOf(statuses), 0)).toBe(some.length);
        for (const { statuses, times } of counted) expect(sumOf(times)).toBe(sumOf(statuses));
        expect(countCalls([...some].reverse())).toEqual(counted);
      }),
    );
  });
});

test.each([
  ['has no plan', 5, 0, undefined, 'ok'],
  ['has room', 79, 0, 100, 'ok'],
  ['has used four fifths', 80, 0, 100, 'near'],
  ['was too fast once', 5, 1, 100, 'near'],
  ['has used all', 100, 0, 100, 'over'],
  ['was refused most of its calls', 150, 100, 100, 'near'],
  ['was refused after the last', 101, 1, 100, 'over'],
])('a key that %s stands there', (_, calls, limited, callsADay, expected) => {
  expect(standingOf(calls, limited, callsADay)).toBe(expected);
});
