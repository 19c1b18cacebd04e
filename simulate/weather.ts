import type { SeededRandom } from './seeded-random.ts';

/** How rough a schedule is: how often, from 0 to 1, something goes wrong where it may. Calm from the moment that all is to settle. */
export type Weather = {
  /** A process ends at a call, before or after the call's effect. */
  readonly crash: number;
  /** A call fails, before or after its effect, and the process lives on. */
  readonly fault: number;
  /** A write is done, its answer is lost on the way, and the database's client sends it again by itself. */
  readonly again: number;
  /** A look at many items shows how they were a moment ago. */
  readonly lag: number;
  /** A call's answer, or the call, takes some time. */
  readonly stall: number;
  /** A message is delivered once more, also while its first delivery is at work. */
  readonly duplicate: number;
  /** A delivery fails before anything is done. */
  readonly loss: number;
  /** A payment's event is lost for good: in a queue, or among failed records, that nobody sends again. */
  readonly gone: number;
  /** Time passes, at each step. */
  readonly time: number;
  /** The process that was at work goes on, rather than any. */
  readonly burst: number;
  /** Somebody who got no answer asks again. */
  readonly retry: number;
};

export const drawWeather = ({ pick }: SeededRandom): Weather => ({
  crash: pick([0, 0.01, 0.03]),
  fault: pick([0, 0.01, 0.04]),
  again: pick([0, 0.01, 0.05]),
  lag: pick([0, 0.1, 0.5]),
  stall: pick([0, 0.02, 0.1]),
  duplicate: pick([0, 0.05, 0.2]),
  loss: pick([0, 0.1, 0.3]),
  gone: pick([0, 0, 0.3]),
  time: pick([0.003, 0.02, 0.08]),
  burst: pick([0, 0.4, 0.8]),
  retry: pick([0.3, 0.8]),
});

export const calm: Weather = {
  crash: 0,
  fault: 0,
  again: 0,
  lag: 0,
  stall: 0,
  duplicate: 0,
  loss: 0,
  gone: 0,
  time: 0,
  burst: 0,
  retry: 1,
};
