import type { HoldId } from '@onsale/kernel/id';

/** One hold's part of what its client holds; `until` (epoch milliseconds) its units become free by themselves. */
export type HeldUnits = { readonly holdId: HoldId; readonly units: number; readonly until: number };

/** What one client holds of one event, where the event limits that. */
export type Share = readonly HeldUnits[];

const heldOf = (share: Share, now: number): number =>
  share.reduce((total, { units, until }) => total + (until > now ? units : 0), 0);

/** The share with one more hold and without what is over; undefined where that would be more than `most`. */
export const withHold = (share: Share, hold: HeldUnits, most: number, now: number): Share | undefined => {
  const active = share.filter(({ holdId, until }) => until > now && holdId !== hold.holdId);
  return heldOf(active, now) + hold.units > most ? undefined : [...active, hold];
};

/** Undefined where it counts in no more. */
export const withoutHold = (share: Share, given: HoldId): Share | undefined =>
  share.some(({ holdId }) => holdId === given) ? share.filter(({ holdId }) => holdId !== given) : undefined;
