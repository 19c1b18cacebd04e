import type { Clock } from '@onsale/kernel/clock';

export type ServerClock = Clock & {
  /** Takes an instant that an answer carries (`asOf`, `createdAt`): the server's clock has reached it. */
  hears(instant: string): void;
};

/**
 * The server's time, since a hold ends by the server's clock and a phone's may be minutes off. Each instant that is
 * heard is a lower bound of how far the server is ahead; the best one is off by the fastest answer's way, some ms.
 */
export const serverClock = (local: Clock): ServerClock => {
  let ahead: number | undefined;
  return {
    now: () => local.now() + (ahead ?? 0),
    hears: (instant) => {
      const atLeast = Date.parse(instant) - local.now();
      ahead = ahead === undefined ? atLeast : Math.max(ahead, atLeast);
    },
  };
};
