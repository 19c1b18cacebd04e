import { err } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { backoff } from './backoff.ts';
import { isPassing } from './passing.ts';
import type { CallArguments, ProblemTo, ResponseTo, Route } from './routes.ts';

export type ClientOptions = {
  /** What stands before `/v1` and `/v2`, e.g. `http://localhost:3000`; empty for the page's own origin. */
  readonly baseUrl: string;
  /** An organizer's key, sent as `x-api-key`. */
  readonly apiKey?: string;
  readonly fetch?: typeof fetch;
  /** Waits that many milliseconds before another attempt. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** A float in [0, 1): spreads the attempts of many clients. */
  readonly random?: () => number;
};

/** Calls a public endpoint: the route picks the types of what is sent, of the answer and of its refusals. */
export type Api = <R extends Route>(route: R, ...call: CallArguments<R>) => Promise<Result<ResponseTo<R>, ProblemTo<R>>>;

/** What a call may carry, whichever the route. `CallTo` is the narrow view of it that callers see. */
type AnyCall = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: { readonly idempotencyKey: string };
  readonly bearer?: string;
  readonly signal?: AbortSignal;
};

const attempts = 3;
const attemptMilliseconds = 15_000; // a function of ours ends within 10 s

/**
 * The public API as one typed function. Refusals are values; only a call that its own `signal` gave up rejects.
 * Where it cannot do harm (GET, or with an idempotency key) a passing fault is tried again, three attempts in all.
 *
 * @example
 * const api = createClient({ baseUrl: 'http://localhost:3000' });
 * const held = await api('POST /v1/holds', { body: { eventId, lines: [{ ticketTypeId, quantity: 2 }] } });
 * if (!held.ok) console.log(held.error.code); // 'sold-out' | 'all-held' | … | 'unreachable'
 */
export const createClient = (options: ClientOptions): Api => {
  const { baseUrl, apiKey, random = Math.random, pause = sleep } = options;
  const send = options.fetch ?? fetch;

  const attempt = async (url: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Answer> => {
    const timeout = AbortSignal.timeout(attemptMilliseconds);
    try {
      return await answerOf(await send(url, { ...request, signal: signal ? AbortSignal.any([signal, timeout]) : timeout }));
    } catch (fault) {
      signal?.throwIfAborted();
      return { result: err({ code: 'unreachable', title: 'The API could not be reached', detail: String(fault) }) };
    }
  };

  const call = async (route: Route, call: AnyCall = {}): Promise<Answer['result']> => {
    const [method = '', path = ''] = route.split(' ');
    const url = baseUrl + addressOf(path, call);
    const request = {
      method,
      headers: headersOf(call, apiKey),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    };
    const harmless = method === 'GET' || call.headers !== undefined;
    for (let count = 1; ; count++) {
      const answer = await attempt(url, request, call.signal);
      const { result } = answer;
      if (result.ok || !harmless || !isPassing(result.error) || count === attempts) return result;
      const wait = backoff(count, answer.retryAfterSeconds, random);
      if (wait === undefined) return result;
      await pause(wait);
      call.signal?.throwIfAborted();
    }
  };
  return call as Api; // the contracts promise what the wire answers
};

const addressOf = (path: string, { params = {}, query = {} }: AnyCall): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};

const headersOf = ({ body, headers, bearer }: AnyCall, apiKey: string | undefined): Record<string, string> => ({
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(headers && { 'idempotency-key': headers.idempotencyKey }),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  ...(apiKey !== undefined && { 'x-api-key': apiKey }),
});

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
