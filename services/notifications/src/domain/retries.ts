const first = 30_000; // milliseconds
const longest = 12 * 3600_000;
const givenUpAfter = 3 * 24 * 3600_000;

/** Is a delivery of that age given up rather than tried at `moment`? Both in epoch milliseconds. */
export const isGivenUp = (since: number, moment: number): boolean => moment > since + givenUpAfter;

/**
 * When a delivery is tried again after so many attempts, in epoch milliseconds: 30 s, doubled each time up to 12 hours, a quarter more
 * or less so that those that failed together do not come back together. Undefined: three days after `since` it is given up.
 */
export const nextAttemptAt = (
  { attempts, since, now }: { attempts: number; since: number; now: number },
  random: { next(): number },
): number | undefined => {
  const pause = Math.min(first * 2 ** (attempts - 1), longest) * (0.75 + random.next() / 2);
  return isGivenUp(since, now + pause) ? undefined : Math.round(now + pause);
};
