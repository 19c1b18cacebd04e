const firstMilliseconds = 300;
const longestMilliseconds = 5_000;

/**
 * How long to wait after that many attempts (1, 2…), in milliseconds: doubling, between half and the whole of it at
 * random, so that clients that failed together do not come back together. Never shorter than the server asked, up to 5 s.
 */
export const backoff = (attempts: number, retryAfterSeconds: number | undefined, random: () => number): number => {
  const doubled = firstMilliseconds * 2 ** (attempts - 1);
  const jittered = doubled * (0.5 + random() / 2);
  return Math.min(longestMilliseconds, (retryAfterSeconds ?? 0) * 1_000 + jittered);
};
