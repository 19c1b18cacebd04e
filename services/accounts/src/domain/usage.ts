import { organizerOfKey } from '@onsale/kernel/api-key';
import type { Counts } from '@onsale/kernel/counts';
import { organizerOfDevice } from '@onsale/kernel/device-token';
import { idPrefixes } from '@onsale/kernel/id';
import type { IdKind, OrganizerId } from '@onsale/kernel/id';
import { utcDay } from './day.ts';

/** A call that a key or a scanner made, as the API's access log has it. */
export type LoggedCall = {
  /** When it was answered, in milliseconds since 1970. */
  readonly at: number;
  /** The id of the key or of the scanner. */
  readonly by: string;
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

const isOf = (kind: IdKind, id: string): boolean => id.startsWith(`${idPrefixes[kind]}_`);

/** Whose key or scanner has that id. Throws on one that was never ours. */
export const organizerOfCaller = (id: string): OrganizerId => (isOf('device', id) ? organizerOfDevice(id) : organizerOfKey(id));

/** Counts the calls of keys by day, key and endpoint, in an order that depends on the calls alone. Those of scanners are not counted. */
export const countCalls = (calls: readonly LoggedCall[]): Counted[] => {
  const counted = new Map<string, { of: LoggedCall } & Tally>();
  for (const call of calls.filter(({ by }) => isOf('apiKey', by))) {
    const name = `${utcDay(call.at)} ${call.by} ${call.method} ${call.path}`;
    const { statuses, times }: Tally = counted.get(name) ?? { statuses: {}, times: {} };
    const mark = marks.find((each) => call.milliseconds <= each) ?? lastMark;
    statuses[call.status] = (statuses[call.status] ?? 0) + 1;
    times[mark] = (times[mark] ?? 0) + 1;
    counted.set(name, { of: call, statuses, times });
  }
  return [...counted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { of, ...counts }]) => ({ day: utcDay(of.at), keyId: of.by, endpoint: `${of.method} ${of.path}`, ...counts }));
};

const minute = 60_000; // milliseconds

/** When each key and each scanner called last, to the minute: RFC 3339 by its id. */
export const lastUses = (calls: readonly LoggedCall[]): Map<string, string> => {
  const uses = new Map<string, number>();
  for (const { by, at } of calls) uses.set(by, Math.max(uses.get(by) ?? 0, Math.floor(at / minute) * minute));
  return new Map([...uses].map(([id, at]) => [id, new Date(at).toISOString()]));
};

const nearShare = 0.8; // of a day's calls

/** How close a key is to its plan's limits today. */
export const standingOf = (calls: number, limited: number, callsADay: number | undefined): 'ok' | 'near' | 'over' => {
  if (callsADay !== undefined && calls - limited >= callsADay) return 'over';
  return limited > 0 || (callsADay !== undefined && calls >= callsADay * nearShare) ? 'near' : 'ok';
};
