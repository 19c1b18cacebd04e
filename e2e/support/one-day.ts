import { until } from '@onsale/testing/until';

const day = 24 * 3600_000; // milliseconds

/** Waits for midnight (UTC) where less than so many milliseconds are left to it: what is counted by the day shall not fall into two. */
export const withinOneDay = (milliseconds: number, now: () => number = Date.now): Promise<true> =>
  until(
    'the next day',
    () => (day - (now() % day) >= milliseconds ? true : undefined),
    milliseconds + 10_000, // later than midnight in any case
  );
