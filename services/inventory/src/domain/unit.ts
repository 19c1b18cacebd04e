import type { HoldId, OrderId } from '@onsale/kernel/id';
import type { Change, Facts } from './change.ts';

/** A seat or a standing place, as far as selling goes. */
export type Unit = {
  /** From when on it can be taken, in epoch milliseconds: 0 it is free, then a hold's end, `never` it is sold. */
  readonly freeFrom: number;
  readonly holdId?: HoldId;
  readonly orderId?: OrderId;
};

/** When a sold unit becomes free. */
export const never = Number.MAX_SAFE_INTEGER;

/** Nobody's, or held past its time. */
const isFree = (now: number): Facts<Unit> => [['freeFrom', '<=', now]];

/** Its hold's, even past its time, as long as nobody took it. */
const isHeldBy = (holdId: HoldId): Facts<Unit> => [
  ['holdId', '=', holdId],
  ['freeFrom', '<', never],
];

const isSoldTo = (orderId: OrderId): Facts<Unit> => [
  ['orderId', '=', orderId],
  ['freeFrom', '=', never],
];

const freed = { set: { freeFrom: 0 }, remove: ['holdId', 'orderId'] } as const;

export type UnitHold = { readonly holdId: HoldId; readonly now: number; readonly until: number };

export const hold = ({ holdId, now, until }: UnitHold): Change<Unit> => ({
  from: [isFree(now)],
  set: { holdId, freeFrom: until },
  done: isHeldBy(holdId),
});

/** The only way to sold, and it starts from held: never from free. */
export const confirm = (holdId: HoldId, orderId: OrderId): Change<Unit> => ({
  from: [isHeldBy(holdId)],
  set: { orderId, freeFrom: never },
  done: isSoldTo(orderId),
});

/** Gives back what is held, and nothing that was sold meanwhile. */
export const release = (holdId: HoldId): Change<Unit> => ({ from: [isHeldBy(holdId)], ...freed });

/** Gives back what is held, and also what was sold to the order. */
export const giveBack = (holdId: HoldId, orderId: OrderId): Change<Unit> => ({
  from: [isHeldBy(holdId), isSoldTo(orderId)],
  ...freed,
});

export type UnitState = 'free' | 'held' | 'sold';

/** As it was written; a hold past its time still counts as held. */
export const stateOf = ({ freeFrom }: Pick<Unit, 'freeFrom'>): UnitState => {
  if (freeFrom === never) return 'sold';
  return freeFrom === 0 ? 'free' : 'held';
};
