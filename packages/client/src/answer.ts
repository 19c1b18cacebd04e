import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { ProblemDocument } from '@onsale/contracts/problems';
import type { Unreachable } from './routes.ts';

export type Answer = {
  readonly result: Result<unknown, ProblemDocument | Unreachable>;
  /** What the server asked for in `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

/** Reads a response. One that is not ours (a captive portal's page, a proxy's 502) counts as not reached. */
export const answerOf = async (response: Response): Promise<Answer> => {
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? NaN);
  const result = await resultOf(response);
  return Number.isFinite(retryAfterSeconds) ? { result, retryAfterSeconds } : { result };
};

const resultOf = async (response: Response): Promise<Answer['result']> => {
  if (response.status === 204) return ok(undefined);
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('application/json')) return ok(await response.json());
  // the contracts promise the shape
  if (type.startsWith('application/problem+json')) return err((await response.json()) as ProblemDocument);
  return err({ code: 'unreachable', title: 'Something else answered for the API', detail: `HTTP ${response.status}` });
};
