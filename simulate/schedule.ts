import { sweepOrders } from '../services/orders/src/use-cases/sweep-orders.ts';
import { buyer } from './buyer.ts';
import { drawHabits } from './habits.ts';
import { organizer } from './organizer.ts';
import { plantsOf } from './plants.ts';
import type { PlantName } from './plants.ts';
import { rulesOf } from './rules.ts';
import { checkSettled } from './settled.ts';
import { publisherOf, worldOf } from './world.ts';
import type { World } from './world.ts';

/** What became of a schedule. No violations: all rules held. `trace` has a line a step. */
export type Outcome = { readonly seed: number; readonly violations: readonly string[]; readonly trace: readonly string[] };

/** Far more than any schedule needs that comes to an end. */
const mostSteps = 20_000;

/** From here on all is to settle: most schedules have ended by themselves before. */
const roughSteps = 3000;

const sweepEvery = 5 * 60_000;

/** Plays one schedule; the same seed is the same schedule. */
export const playSchedule = async (seed: number, plant?: PlantName): Promise<Outcome> => {
  const world = worldOf(seed, plantsOf(plant));
  const { chaos, violations } = world;
  const { random, clock, scheduler, weather } = chaos;
  const trace: string[] = [];
  await world.inventory.open(world.show);
  const publish = publisherOf(world);
  const rules = rulesOf(world);
  const start = clock.now();

  /** One step and all that follows from it; false: nothing can happen any more. */
  const step = async (): Promise<boolean> => {
    if (random.chance(weather().time)) passTime(world);
    let label = scheduler.step(weather().burst);
    if (label === undefined) {
      const next = scheduler.nextAt();
      if (next === undefined) return false;
      scheduler.advance(next - clock.now());
      label = scheduler.step(0);
    }
    await new Promise(setImmediate); // all promises that can go on have gone on
    trace.push(`${String(clock.now() - start).padStart(9)} ${label ?? ''}`);
    rules.afterStep(publish());
    return violations.length === 0 && trace.length < mostSteps;
  };

  const sweep = (): void => void world.orders.functions.run(sweepOrders).catch(() => undefined);
  const sweepFrom = (at: number): void =>
    scheduler.at(
      at,
      world,
      'the sweep is due',
      () => {
        sweep();
        sweepFrom(clock.now() + sweepEvery);
      },
      true,
    );

  publish();
  sweepFrom(start + sweepEvery);
  const habits = drawHabits(random);
  for (let number = 1; number <= habits.buyers; number++) void buyer(world, habits, number)();
  void organizer(world, habits)();
  while (trace.length < roughSteps && (await step()));

  chaos.calmDown();
  for (let round = 0; round < 4 && violations.length === 0; round++) {
    while (await step());
    scheduler.advance(sweepEvery);
    world.post.redrive();
    sweep();
  }
  while (await step());
  if (trace.length >= mostSteps) violations.push('it comes to no end');
  if (violations.length === 0) checkSettled(world);
  return { seed, violations, trace };
};

/** A moment, or until just before, at or after something's time is over. */
const passTime = ({ chaos: { random, clock, scheduler }, inventory }: World): void => {
  const ends = [...inventory.stored.holds.values()].map(({ expiresAt }) => expiresAt);
  for (const block of inventory.stored.units.values()) for (const { freeFrom } of block.values()) ends.push(freeFrom);
  const next = ends.filter((end) => end > clock.now() && end < clock.now() + 30 * 60_000);
  const [first] = next;
  const moment =
    first !== undefined && random.chance(0.3)
      ? random.pick([first, ...next]) - clock.now() + random.pick([-1, 0, 1])
      : random.below(random.pick([10, 1000, 1000, 20_000]));
  scheduler.advance(Math.max(0, moment));
};
