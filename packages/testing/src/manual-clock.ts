import type { Clock } from '@onsale/kernel/clock';

export type ManualClock = Clock & {
  /** Moves time on, in milliseconds. */
  advance(milliseconds: number): void;
};

/** A clock that stands still until told; starts at 2027-01-01T00:00:00Z unless said. */
export const manualClock = (start: number = Date.UTC(2027, 0, 1)): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};
