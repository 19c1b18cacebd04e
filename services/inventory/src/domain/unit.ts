import type { AllocationId, HoldId, OrderId } from '@onsale/kernel/id';
import type { Change, Facts } from './change.ts';

/** A seat, or one unit of a quota, as far as selling goes. */
export type Unit = {
  /** From when on it can be taken, in epoch milliseconds: 0 it is free, then a hold's end, `never` it is sold, `retired` or `allocated`. */
  readonly freeFrom: number;
  readonly holdId?: HoldId;
  readonly orderId?: OrderId;
  readonly allocationId?: AllocationId;
  /** Sold by a claim, before its order was written: orders hears of it. */
  readonly ahead?: true;
};

/** When a sold unit becomes free. */
export const never = Number.MAX_SAFE_INTEGER;

/** Instead of a time: the unit is no part of the capacity, and nobody's to take. */
export const retired = never - 1;

/** Instead of a time: an allocation has it, until it is released by hand. */
export const allocated = never - 2;

/** Nobody's, or held past its time. */
const isFree = (now: number): Facts<Unit> => [['freeFrom', '<=', now]];

/** Its hold's, even past its time, as long as nobody took it. */
const isHeldBy = (holdId: HoldId): Facts<Unit> => [
  ['holdId', '=', holdId],
  ['freeFrom', '<', allocated],
];

const isRetired: Facts<Unit> = [['freeFrom', '=', retired]];

const isAllocatedTo = (allocationId: AllocationId): Facts<Unit> => [
  ['allocationId', '=', allocationId],
  ['freeFrom', '=', allocated],
];

const isSoldTo = (orderId: OrderId): Facts<Unit> => [
  ['orderId', '=', orderId],
  ['freeFrom', '=', never],
];

const freed = { set: { freeFrom: 0 }, remove: ['holdId', 'orderId', 'ahead'] } as const;

export type UnitHold = {
  readonly holdId: HoldId;
  readonly now: number;
  readonly until: number;
  /** An earlier try for the same order, whose units this one may have. */
  readonly insteadOf?: HoldId | undefined;
};

export const hold = ({ holdId, now, until, insteadOf }: UnitHold): Change<Unit> => ({
  from: [isFree(now), ...(insteadOf === undefined ? [] : [isHeldBy(insteadOf)])],
  set: { holdId, freeFrom: until },
  done: isHeldBy(holdId),
});

/** The only way to sold, and it starts from held: never from free. */
export const confirm = (holdId: HoldId, orderId: OrderId): Change<Unit> => ({
  from: [isHeldBy(holdId)],
  set: { orderId, freeFrom: never },
  done: isSoldTo(orderId),
});

/** The same by the claim, ahead of the order. */
export const sellAhead = (holdId: HoldId, orderId: OrderId): Change<Unit> => {
  const sale = confirm(holdId, orderId);
  return { ...sale, set: { ...sale.set, ahead: true } };
};

/** Gives back what is held, and nothing that was sold meanwhile. */
export const release = (holdId: HoldId): Change<Unit> => ({ from: [isHeldBy(holdId)], ...freed });

/** Gives back what is held, and also what was sold to the order. */
export const giveBack = (holdId: HoldId, orderId: OrderId): Change<Unit> => ({
  from: [isHeldBy(holdId), isSoldTo(orderId)],
  ...freed,
});

/** Gives back what was sold to an order that does not have it. */
export const returnSold = (orderId: OrderId): Change<Unit> => ({ from: [isSoldTo(orderId)], ...freed });

/** Leaves a unit as it stands, as one more version of it: so that its last row in the ledger tells how it stands. */
export const restate = (freeFrom: number): Change<Unit> => ({ from: [[['freeFrom', '=', freeFrom]]], set: { freeFrom } });

/** Held back for good, by an allocation; as with `confirm`, it starts from held. */
export const allocate = (holdId: HoldId, allocationId: AllocationId): Change<Unit> => ({
  from: [isHeldBy(holdId)],
  set: { allocationId, freeFrom: allocated },
  remove: ['holdId'],
  done: isAllocatedTo(allocationId),
});

/** The only way out of an allocation, and only its own. */
export const releaseAllocated = (allocationId: AllocationId): Change<Unit> => ({
  from: [isAllocatedTo(allocationId)],
  set: { freeFrom: 0 },
  remove: ['allocationId'],
});

/** Capacity is lowered by what is free, one unit at a time. */
export const retire = (now: number): Change<Unit> => ({
  from: [isFree(now)],
  set: { freeFrom: retired },
  remove: ['holdId', 'orderId', 'ahead'],
  done: isRetired,
});

/** Capacity is raised by a unit that was retired, or born so. */
export const revive: Change<Unit> = { from: [isRetired], set: { freeFrom: 0 } };

export type UnitState = 'free' | 'held' | 'allocated' | 'sold' | 'retired';

/** As it was written; a hold past its time still counts as held. */
export const stateOf = ({ freeFrom }: Pick<Unit, 'freeFrom'>): UnitState => {
  if (freeFrom === never) return 'sold';
  if (freeFrom === retired) return 'retired';
  if (freeFrom === allocated) return 'allocated';
  return freeFrom === 0 ? 'free' : 'held';
};

/** As it stands at a moment: a hold past its time leaves it free. */
export const stateAt = (unit: Pick<Unit, 'freeFrom'>, now: number): UnitState => (unit.freeFrom <= now ? 'free' : stateOf(unit));
