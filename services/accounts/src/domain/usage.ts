import type { Counts } from '@onsale/kernel/counts';
import { utcDay } from './day.ts';

/** A call that a key made, as the API's access log has it. */
export type LoggedCall = {
  /** When it was answered, in milliseconds since 1970. */
  readonly at: number;
  readonly key: string;
  readonly method: string;
  /** As the API declares it, parameters in braces. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
};

/** The calls of a key to an endpoint on a day, counted. */
export type Counted = {
  readonly day: string;
  readonly keyId: string;
  readonly endpoint: string;
  readonly statuses: Counts;
  /** How many took at most so many milliseconds, and more than the mark before. */
  readonly times: Counts;
};

/** Milliseconds, each a fifth to a half more than the one before; API Gateway gives no answer after 29 s. */
const marks = [
  ...[1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700],
  ...[1000, 1500, 2000, 3000, 5000, 7000, 10_000, 15_000, 20_000, 30_000],
] as const;
const lastMark = 30_000;

type Tally = { readonly statuses: Record<string, number>; readonly times: Record<string, number> };

/** Counts calls by day, key and endpoint, in an order that depends on the calls alone. */
export const countCalls = (calls: readonly LoggedCall[]): Counted[] => {
  const counted = new Map<string, { of: LoggedCall } & Tally>();
  for (const call of calls) {
    const name = `${utcDay(call.at)} ${call.key} ${call.method} ${call.path}`;
    const { statuses, times }: Tally = counted.get(name) ?? { statuses: {}, times: {} };
    const mark = marks.find((each) => call.milliseconds <= each) ?? lastMark;
    statuses[call.status] = (statuses[call.status] ?? 0) + 1;
    times[mark] = (times[mark] ?? 0) + 1;
    counted.set(name, { of: call, statuses, times });
  }
  return [...counted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { of, ...counts }]) => ({ day: utcDay(of.at), keyId: of.key, endpoint: `${of.method} ${of.path}`, ...counts }));
};

const minute = 60_000; // milliseconds

/** When each key was last used, to the minute: RFC 3339 by the key's id. */
export const lastUses = (calls: readonly LoggedCall[]): Map<string, string> => {
  const uses = new Map<string, number>();
  for (const { key, at } of calls) uses.set(key, Math.max(uses.get(key) ?? 0, Math.floor(at / minute) * minute));
  return new Map([...uses].map(([key, at]) => [key, new Date(at).toISOString()]));
};

const nearShare = 0.8; // of a day's calls

/** How close a key is to its plan's limits today. */
export const standingOf = (calls: number, limited: number, callsADay: number | undefined): 'ok' | 'near' | 'over' => {
  if (callsADay !== undefined && calls - limited >= callsADay) return 'over';
  return limited > 0 || (callsADay !== undefined && calls >= callsADay * nearShare) ? 'near' : 'ok';
};
