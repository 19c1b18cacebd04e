import type { Chaos } from './chaos.ts';

/** SQS gives up on a message after this many tries; then it waits in the dead-letter queue. */
const mostTries = 5;

/** How long a queue waits before it tries again, in milliseconds. */
const longestWait = 30_000;

/**
 * Queues and streams: everything is delivered at least once, in any order, perhaps late, perhaps twice at the same moment;
 * what fails is tried again, and what failed too often waits for people.
 */
export const postOffice = ({ scheduler, random, clock, weather }: Chaos) => {
  const dead: (() => void)[] = [];

  const post = (label: string, dueAt: number, work: () => Promise<void>): void => {
    const message = { tries: 0 };
    const fail = (): void => {
      message.tries += 1;
      if (message.tries < mostTries) deliverAt(clock.now() + random.below(longestWait), 'again');
      else dead.push(() => deliverAt(clock.now(), 'redriven'));
    };
    const deliverAt = (at: number, how: string): void => scheduler.at(at, message, `${label} is delivered ${how}`, deliver);
    const deliver = (): void => {
      if (random.chance(weather().loss)) {
        fail();
        return;
      }
      if (random.chance(weather().duplicate)) deliverAt(clock.now() + random.below(longestWait), 'twice');
      work().catch(fail);
    };
    deliverAt(dueAt, '');
  };

  return {
    post,
    /** How many messages wait for people. */
    deadLetters: (): number => dead.length,
    redrive: (): void => dead.splice(0).forEach((again) => again()),
  };
};

export type PostOffice = ReturnType<typeof postOffice>;
