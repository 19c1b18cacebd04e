import type { Result } from '@onsale/kernel/result';

/** The value of an outcome that must be good; a refusal fails the test with all that it says. */
export const valueOf = async <Value>(outcome: Promise<Result<Value, unknown>>): Promise<Value> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};
