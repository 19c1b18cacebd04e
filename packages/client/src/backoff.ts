const firstMilliseconds = 300;
const longestMilliseconds = 5_000;

/**
 * How long to wait after that many attempts (1, 2…), in milliseconds: doubling, between half and the whole of it at
 * random, so that clients that failed together do not come back together. Never shorter than the server asked; undefined where that is more than 5 s,
 * in which no other attempt can succeed.
 */
export const backoff = (attempts: number, retryAfterSeconds: number | undefined, random: () => number): number | undefined => {
  const doubled = firstMilliseconds * 2 ** (attempts - 1);
  const jittered = doubled * (0.5 + random() / 2);
  if (retryAfterSeconds !== undefined && retryAfterSeconds * 1_000 > longestMilliseconds) return undefined;
  return Math.min(longestMilliseconds, (retryAfterSeconds ?? 0) * 1_000 + jittered);
};
