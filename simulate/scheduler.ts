import type { ManualClock } from '@onsale/testing/manual-clock';
import type { SeededRandom } from './seeded-random.ts';

/** Something that can happen next. `owner` is who waits for it: a process, a buyer, a message. */
type Step = { readonly owner: object; readonly label: string; readonly run: () => void };
type LaterStep = Step & { readonly at: number; readonly background: boolean };

/**
 * Decides what happens next, by its seed alone. Whatever waits, waits here: calls, messages, timers, thinking buyers. One step
 * runs at a time, with all that follows from it without waiting again.
 */
export const scheduler = (random: SeededRandom, clock: ManualClock) => {
  const ready: Step[] = [];
  const later: LaterStep[] = [];
  let last: object | undefined;

  const ripen = (): void => {
    for (let index = 0; index < later.length;) {
      const step = later[index];
      if (step && step.at <= clock.now()) ready.push(...later.splice(index, 1));
      else index++;
    }
  };

  const draw = (burst: number): Step | undefined => {
    const own = random.chance(burst) ? ready.findIndex(({ owner }) => owner === last) : -1;
    const index = own >= 0 ? own : random.below(ready.length);
    const [step] = ready.splice(index, 1);
    return step;
  };

  return {
    soon: (owner: object, label: string, run: () => void): void => {
      ready.push({ owner, label, run });
    },

    /** At this moment (epoch milliseconds) or whenever its turn comes after it. `background`: nobody waits for it. */
    at: (at: number, owner: object, label: string, run: () => void, background = false): void => {
      later.push({ owner, label, run, at, background });
      ripen();
    },

    /** Runs one step; undefined: nothing can happen before time passes. */
    step: (burst: number): string | undefined => {
      const step = draw(burst);
      if (!step) return undefined;
      last = step.owner;
      step.run();
      return step.label;
    },

    /** When the next thing happens by itself; undefined: nothing that anybody waits for. */
    nextAt: (): number | undefined => {
      const waited = later.filter(({ background }) => !background);
      return waited.length === 0 ? undefined : Math.min(...waited.map(({ at }) => at));
    },

    advance: (milliseconds: number): void => {
      clock.advance(milliseconds);
      ripen();
    },
  };
};

export type Scheduler = ReturnType<typeof scheduler>;
