import type { BodyOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { createAllocation, releaseAllocation } from '@onsale/contracts/inventory/api';
import { rfc3339 } from '@onsale/kernel/clock';
import { idBodyFrom, makeId } from '@onsale/kernel/id';
import type { AllocationId, EventId, HoldId } from '@onsale/kernel/id';
import type { Change } from './change.ts';
import { sha256 } from './hold-id.ts';
import { quotaOf, unitPlace } from './stock.ts';
import type { UnitId } from './stock.ts';

export type AllocationLine = BodyOf<typeof createAllocation>['lines'][number];

/** The header of an allocation: what it was given. What it has now, its units tell. */
export type Allocation = {
  readonly allocationId: AllocationId;
  readonly eventId: EventId;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Tells a repeated request from another one with the same Idempotency-Key. */
  readonly requestHash: string;
  /** What its units were taken by. */
  readonly holdId: HoldId;
  readonly units: readonly UnitId[];
  /** Each named before it begins: so that a repeated one frees the same units. */
  readonly releases: readonly Release[];
  /** 1 when made, one more with each change. */
  readonly version: number;
};

export type Release = {
  /** Made from the request's Idempotency-Key. */
  readonly key: string;
  readonly requestHash: string;
  /** None named: all that it was given. */
  readonly units: readonly UnitId[];
};

/** The same for the same key and event. */
export const allocationIdOf = (eventId: EventId, idempotencyKey: string): AllocationId =>
  makeId('allocation', idBodyFrom(sha256(`${eventId}\n${idempotencyKey}`))); // an id holds no line break

export const releaseKeyOf = (idempotencyKey: string): string => idBodyFrom(sha256(idempotencyKey));

export const allocationHashOf = (request: Partial<BodyOf<typeof createAllocation> | BodyOf<typeof releaseAllocation>>): string =>
  sha256(JSON.stringify(request)).toString('hex');

/** Names what a release is about to free, unless another one was named meanwhile. */
export const nameRelease = ({ version, releases }: Allocation, release: Release): Change<Allocation> => ({
  from: [[['version', '=', version]]],
  set: { releases: [...releases, release] },
});

/** The allocation as its organizer sees it: `units` is what it has. */
export const shownAllocation = (
  { allocationId, name, createdAt }: Allocation,
  units: readonly UnitId[],
): ResponseOf<typeof createAllocation> => {
  const quantities = new Map<string, number>();
  const seats: { seatId: string }[] = [];
  for (const unitId of units) {
    const quotaId = quotaOf(unitId);
    if (quotaId === undefined) seats.push({ seatId: unitPlace(unitId).name });
    else quantities.set(quotaId, (quantities.get(quotaId) ?? 0) + 1);
  }
  const places = Array.from(quantities, ([quotaId, quantity]) => ({ quotaId, quantity }));
  return { allocationId, name, createdAt: rfc3339(createdAt), lines: [...seats, ...places] };
};
