import { setTimeout as sleep } from 'node:timers/promises';

/** Knows whether functions are at work. */
export type Activity = {
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves at the first quiet moment, or after `patience` milliseconds. */
  readonly pause: (patience: number) => Promise<void>;
};

export const activity = (): Activity => {
  let running = 0;
  return {
    during: async (work) => {
      running++;
      try {
        return await work();
      } finally {
        running--;
      }
    },
    pause: async (patience) => {
      const until = performance.now() + patience;
      while (running > 0 && performance.now() < until) await sleep(5);
    },
  };
};
