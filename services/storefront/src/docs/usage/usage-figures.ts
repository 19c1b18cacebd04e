import type { ResponseTo } from '@onsale/client/routes';
import { addCounts, p95Of, sumOf } from '@onsale/kernel/counts';
import type { Counts } from '@onsale/kernel/counts';

/** What one key called of one endpoint on one day. */
export type UsageRow = ResponseTo<'GET /v1/usage'>['items'][number];
export type KeyUsage = ResponseTo<'GET /v1/usage/keys'>['items'][number];

export const outcomes = ['succeeded', 'refused', 'limited', 'failed'] as const;
type Outcome = (typeof outcomes)[number];
type Outcomes = Readonly<Record<Outcome, number>>;

const outcomeOf = (status: number): Outcome => {
  if (status === 429) return 'limited';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'succeeded';
};

const outcomesOf = (rows: readonly UsageRow[]): Outcomes => {
  const sums: Record<Outcome, number> = { succeeded: 0, refused: 0, limited: 0, failed: 0 };
  for (const { statuses } of rows)
    for (const [status, count] of Object.entries(statuses)) sums[outcomeOf(Number(status))] += count;
  return sums;
};

const grouped = (rows: readonly UsageRow[], nameOf: (row: UsageRow) => string): ReadonlyMap<string, readonly UsageRow[]> => {
  const groups = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group) group.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return groups;
};

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** So many days in UTC, the last of them today; `now` in milliseconds since 1970. */
export const daysUpTo = (now: number, many: number): string[] =>
  Array.from({ length: many }, (_, index) => new Date(now - (many - 1 - index) * dayMilliseconds).toISOString().slice(0, 10));

export type DayOfCalls = { readonly day: string; readonly calls: number; readonly outcomes: Outcomes };

/** Each of the days, also those on which nothing was called. */
export const callsByDay = (rows: readonly UsageRow[], days: readonly string[]): DayOfCalls[] => {
  const rowsOfDay = grouped(rows, ({ day }) => day);
  return days.map((day) => {
    const found = outcomesOf(rowsOfDay.get(day) ?? []);
    return { day, calls: sumOf(found), outcomes: found };
  });
};

export type EndpointCalls = {
  readonly endpoint: string;
  readonly calls: number;
  readonly outcomes: Outcomes;
  /** Milliseconds, of all days together. */
  readonly p95: number;
};

/** The most called first. */
export const callsByEndpoint = (rows: readonly UsageRow[]): EndpointCalls[] =>
  [...grouped(rows, ({ endpoint }) => endpoint)]
    .map(([endpoint, found]) => {
      const times = found.reduce<Counts>((sums, row) => addCounts(sums, row.times), {});
      const counted = outcomesOf(found);
      return { endpoint, calls: sumOf(counted), outcomes: counted, p95: p95Of(times) };
    })
    .sort((one, other) => other.calls - one.calls);

export type OutgoingEndpoint = {
  readonly endpoint: string;
  /** From this day on it may be gone. */
  readonly sunset: string;
  readonly successor: string;
  readonly callers: readonly { readonly keyId: string; readonly calls: number; readonly lastDay: string }[];
};

/** What is called though it is on its way out, the first to go first, and which keys call it. */
export const outgoingEndpoints = (rows: readonly UsageRow[]): OutgoingEndpoint[] =>
  [...grouped(rows, ({ endpoint }) => endpoint)]
    .flatMap(([endpoint, found]) => {
      const ending = found.find(({ deprecated }) => deprecated)?.deprecated;
      if (!ending) return [];
      const callers = [...grouped(found, ({ keyId }) => keyId)].map(([keyId, own]) => ({
        keyId,
        calls: own.reduce((sum, { calls }) => sum + calls, 0),
        lastDay: own.reduce((last, { day }) => (day > last ? day : last), ''),
      }));
      return [{ endpoint, ...ending, callers: callers.sort((one, other) => other.calls - one.calls) }];
    })
    .sort((one, other) => (one.sunset < other.sunset ? -1 : 1));

const urgency = { over: 0, near: 1, ok: 2 };

/** How much of a day's calls a key has used, 1 being all of them; 0 without a limit. */
export const shareUsed = ({ calls, callsADay }: KeyUsage): number => (callsADay ? calls / callsADay : 0);

/** Who is about to reach a limit comes first. */
export const mostUrgentFirst = (keys: readonly KeyUsage[]): KeyUsage[] =>
  [...keys].sort(
    (one, other) =>
      urgency[one.standing] - urgency[other.standing] || shareUsed(other) - shareUsed(one) || other.calls - one.calls,
  );

/** A round number at or above `most`, for the top of the plot: 1, 2 or 5 with noughts. */
export const roundTop = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
};
