import type { SeededRandom } from './seeded-random.ts';

/** How the buyers of a schedule are: how often, from 0 to 1, one does so where they could. */
export type Habits = {
  readonly buyers: number;
  /** Does the same in another tab at the same time. */
  readonly otherTab: number;
  /** Goes away without a word, or gives back what they hold. */
  readonly leave: number;
  readonly giveBack: number;
  /** Pays in the last moment; or so late that only a provider that takes late money has it. */
  readonly lastMoment: number;
  readonly tooLate: number;
  /** Pays what is not owed, or where no webhook tells of it. */
  readonly oddMoney: number;
  /** Starts over when done, or refused. */
  readonly again: number;
  /** Holds something back by hand: the organizer. */
  readonly holdsBack: number;
  /** Cancels the event while it sells: the organizer, too. */
  readonly cancels: number;
};

export const drawHabits = ({ below, pick }: SeededRandom): Habits => ({
  buyers: 2 + below(4),
  otherTab: pick([0, 0.2, 0.5]),
  leave: pick([0, 0.15, 0.3]),
  giveBack: pick([0, 0.15, 0.4]),
  lastMoment: pick([0, 0.3, 0.6]),
  tooLate: pick([0, 0.3, 0.8]),
  oddMoney: pick([0, 0, 0.3, 0.8]),
  again: pick([0, 0.3, 0.6]),
  holdsBack: pick([0, 0, 1]),
  cancels: pick([0, 0, 0, 1]),
});
