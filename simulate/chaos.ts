import { manualClock } from '@onsale/testing/manual-clock';
import type { ManualClock } from '@onsale/testing/manual-clock';
import { scheduler } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { calm, drawWeather } from './weather.ts';
import type { Weather } from './weather.ts';

/** What may become of a call, at its start and at its end. */
type Fate = 'go' | 'crash' | 'fault' | 'stall';

/** Everything of a schedule that is drawn: who is next, what goes wrong, what time it is. */
export type Chaos = {
  readonly random: SeededRandom;
  readonly clock: ManualClock;
  readonly scheduler: Scheduler;
  readonly weather: () => Weather;
  /** From here on nothing goes wrong any more. */
  readonly calmDown: () => void;
  readonly fate: () => Fate;
  /** Whether a write that was done is sent once more. */
  readonly isSentAgain: () => boolean;
  /** How long ago in milliseconds a look sees everything: within the second in which the database's copies agree again. */
  readonly lag: () => number;
  /** When a call that stalls goes on, in epoch milliseconds: within the half minute that a function may take. */
  readonly stallUntil: () => number;
};

export const chaosOf = (seed: number): Chaos => {
  const random = seededRandom(seed);
  const clock = manualClock();
  let weather = drawWeather(random);
  return {
    random,
    clock,
    scheduler: scheduler(random, clock),
    weather: () => weather,
    calmDown: () => {
      weather = calm;
    },
    fate: () => {
      const drawn = random.next();
      if (drawn < weather.crash) return 'crash';
      if (drawn < weather.crash + weather.fault) return 'fault';
      return drawn < weather.crash + weather.fault + weather.stall ? 'stall' : 'go';
    },
    isSentAgain: () => random.chance(weather.again),
    lag: () => (random.chance(weather.lag) ? random.below(1000) : 0),
    stallUntil: () => clock.now() + random.below(random.pick([20, 3000, 30_000])),
  };
};
