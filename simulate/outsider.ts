import type { Chaos } from './chaos.ts';
import { outsideOf } from './process.ts';

/** Somebody with a browser: takes their time, and may ask again where no answer came. */
export const outsider = (chaos: Chaos, name: string) => {
  const { random, scheduler, clock, weather } = chaos;
  const browser = { name, isDead: false };
  const { call } = outsideOf(chaos, browser, () => undefined);

  return {
    wait: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => scheduler.at(clock.now() + milliseconds, browser, `${name} has waited`, () => resolve())),

    /** Undefined: no answer at last. */
    ask: async <Answer>(what: string, work: () => Promise<Answer>): Promise<Answer | undefined> => {
      for (let tries = 0; tries < 3; tries++) {
        try {
          return await call(what, work, true);
        } catch {
          if (!random.chance(weather().retry)) return undefined;
        }
      }
      return undefined;
    },
  };
};
