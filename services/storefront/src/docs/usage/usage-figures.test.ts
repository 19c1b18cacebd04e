import { callsByDay, callsByEndpoint, daysUpTo, mostUrgentFirst, outgoingEndpoints, roundTop } from './usage-figures.ts';
import type { KeyUsage, UsageRow } from './usage-figures.ts';

const row = (change: object = {}): UsageRow =>
  ({
    ...{
      day: '2027-05-02',
      keyId: 'key_a',
      endpoint: 'GET /v1/events',
      calls: 1,
      statuses: { 200: 1 },
      p95: 10,
      times: { 10: 1 },
    },
    ...change,
  }) as unknown as UsageRow; // ids are plain here
const key = (change: object): KeyUsage =>
  ({ keyId: 'key_a', name: 'A', calls: 0, limited: 0, standing: 'ok', ...change }) as unknown as KeyUsage;

describe('the figures of usage', () => {
  it('have every day of the period, also those without a call, over the end of a month', () => {
    const days = daysUpTo(Date.parse('2027-05-02T23:59:59Z'), 4);
    expect(days).toEqual(['2027-04-29', '2027-04-30', '2027-05-01', '2027-05-02']);
    expect(callsByDay([row()], days).map(({ calls }) => calls)).toEqual([0, 0, 0, 1]);
  });

  it('tell what succeeded, was refused, met a limit and failed', () => {
    const statuses = { 200: 5, 201: 1, 303: 1, 404: 2, 429: 3, 500: 1, 503: 1 };
    expect(callsByDay([row({ statuses })], ['2027-05-02'])[0]).toEqual({
      day: '2027-05-02',
      calls: 14,
      outcomes: { succeeded: 7, refused: 2, limited: 3, failed: 2 },
    });
  });

  it('have the p95 of all days together, not a p95 of the days’ p95s', () => {
    const quiet = row({ day: '2027-05-01', statuses: { 200: 1 }, times: { 5000: 1 }, p95: 5000 });
    const busy = row({ statuses: { 200: 99 }, times: { 10: 99 }, p95: 10 });
    expect(callsByEndpoint([quiet, busy])).toMatchObject([{ endpoint: 'GET /v1/events', calls: 100, p95: 10 }]);
  });

  it('name which keys still call what is on its way out, and when last', () => {
    const deprecated = { sunset: '2028-12-01', successor: '/v2/events/{eventId}/availability' };
    const old = { endpoint: 'GET /v1/events/{eventId}/availability', deprecated };
    const found = outgoingEndpoints([
      row(),
      row({ ...old, day: '2027-05-01', calls: 2 }),
      row({ ...old, calls: 3 }),
      row({ ...old, keyId: 'key_b', calls: 9, day: '2027-05-01' }),
    ]);
    expect(found).toEqual([
      {
        ...{ endpoint: old.endpoint, ...deprecated },
        callers: [
          { keyId: 'key_b', calls: 9, lastDay: '2027-05-01' },
          { keyId: 'key_a', calls: 5, lastDay: '2027-05-02' },
        ],
      },
    ]);
  });

  it('put first who is about to reach a limit', () => {
    const keys = [
      key({ name: 'no limit', calls: 900 }),
      key({ name: 'half', calls: 50, callsADay: 100 }),
      key({ name: 'near', calls: 85, callsADay: 100, standing: 'near' }),
      key({ name: 'over', calls: 100, callsADay: 100, standing: 'over' }),
      key({ name: 'nearer', calls: 95, callsADay: 100, standing: 'near' }),
    ];
    expect(mostUrgentFirst(keys).map(({ name }) => name)).toEqual(['over', 'nearer', 'near', 'half', 'no limit']);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [420, 500],
    [5001, 10_000],
  ])('of at most %s calls a day fit below %s', (most, top) => {
    expect(roundTop(most)).toBe(top);
  });
});
