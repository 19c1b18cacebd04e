import { inParallel } from '@onsale/kernel/in-parallel';
import type { Ports } from '../ports.ts';
import { expireOrder } from './expire-order.ts';

/** Long enough for timers to come late and be tried again. */
const graceMilliseconds = 2 * 60_000;

/** Milliseconds after which it begins with no further order: the next sweep comes soon, and is not to meet this one. */
const lasts = 3 * 60_000;

/** Orders that do not go on are at some call's deadline, 8 s each: side by side they cannot use up the time of all others. */
const atOnce = 8;

/** So long do we look for orders of a cancelled event that are not at their end. */
const cancelledFor = 24 * 3600_000;

/**
 * Behind the timer: does its work for every open order whose time is well over, and for what a cancelled event has left. One that
 * fails does not hold up the others.
 */
export const sweepOrders = (ports: Pick<Ports, 'orders' | 'holds' | 'payments' | 'clock' | 'log'>) => {
  const { orders, clock, log } = ports;
  const expire = expireOrder(ports);

  return async (): Promise<void> => {
    const until = clock.now() + lasts;
    await inParallel(await orders.overdue(clock.now() - graceMilliseconds), atOnce, async (orderId) => {
      if (clock.now() < until) await expire({ orderId }).catch((fault: unknown) => log.error('SWEEP_FAILED', fault, { orderId }));
    });
    for (const eventId of await orders.cancelledSince(clock.now() - cancelledFor))
      await orders.endWithEvent(await orders.standing(eventId));
  };
};
