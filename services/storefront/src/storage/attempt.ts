import { isPassing } from '@onsale/client/passing';
import type { Result } from '@onsale/kernel/result';
import type { Stored } from './stored.ts';

/** A request that was sent, and whose ending may be unknown: kept, so that a reload sends the very same again. */
export type Attempt<Body> = { readonly idempotencyKey: string; readonly body: Body };

type Coded = { readonly code: string };
type Send<Body, Value, Problem> = (attempt: Attempt<Body>) => Promise<Result<Value, Problem>>;

/**
 * Sends a request that must not work twice. An attempt of unknown ending that the new body `repeats` comes first, under
 * its own key and with its own body: if it worked, its answer is the answer, even if the body has changed since.
 * `keep` stores a success before the attempt is forgotten.
 */
export const sendOnce =
  <Body, Value, Problem extends Coded>(attempts: Stored<Attempt<Body>>, newKey: () => string, send: Send<Body, Value, Problem>) =>
  async (body: Body, repeats: (earlier: Body) => boolean, keep: (value: Value) => void): Promise<Result<Value, Problem>> => {
    const run = async (attempt: Attempt<Body>) => {
      attempts.write(attempt);
      const result = await send(attempt);
      if (result.ok) keep(result.value);
      if (result.ok || !isPassing(result.error)) attempts.write(undefined);
      return result;
    };

    const earlier = attempts.read();
    if (earlier && repeats(earlier.body)) {
      const result = await run(earlier);
      if (result.ok || isPassing(result.error) || sameBody(earlier.body, body)) return result;
    }
    return run({ idempotencyKey: newKey(), body });
  };

export const sameBody = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
