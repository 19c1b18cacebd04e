import type { releaseAllocation as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { ToldAct, UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { allocationHashOf, nameRelease, releaseKeyOf, shownAllocation } from '../domain/allocation.ts';
import type { Allocation, AllocationLine } from '../domain/allocation.ts';
import { unitsToRelease } from '../domain/allocation-lines.ts';
import type { Sale } from '../domain/sale.ts';
import { releaseAllocated } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { allocatedUnits } from './allocated-units.ts';
import { giveBackUnits } from './give-back-units.ts';
import { organizersSale } from './organizers-sale.ts';
import { recountAfter } from './recount-after.ts';

type Needs = Pick<Ports, 'sales' | 'allocations' | 'units' | 'snapshots' | 'clock'>;

type Asked = {
  readonly lines: AllocationLine[] | undefined;
  readonly idempotencyKey: string;
  readonly act: ToldAct;
};

/**
 * Gives free what an allocation holds back. What part of it goes is named in the header first, so that whoever asks again frees the
 * same units and no others.
 */
export const releaseAllocation = (ports: Needs): UseCase<typeof contract> => {
  const { allocations } = ports;
  const find = organizersSale(ports);
  const unitsOf = allocatedUnits(ports);
  const giveBack = giveBackUnits(ports);
  const recount = recountAfter(ports);

  /** The units that this request releases: named by it before, or now. Undefined: another release was named meanwhile. */
  const named = async (sale: Sale, allocation: Allocation, { lines, idempotencyKey, act }: Asked) => {
    const [key, requestHash] = [releaseKeyOf(idempotencyKey), allocationHashOf({ lines })];
    const earlier = allocation.releases.find((each) => each.key === key);
    if (earlier && earlier.requestHash !== requestHash) return refusal('idempotency-mismatch');
    const chosen = earlier ? ok(earlier.units) : await choose(sale, allocation, lines);
    if (!chosen.ok) return chosen;
    const row = act(allocation.allocationId, { within: allocation.eventId });
    const release = nameRelease(allocation, { key, requestHash, units: chosen.value });
    if (!earlier && !(await allocations.change(allocation, release, row))) return undefined;
    return ok(lines ? chosen.value : allocation.units);
  };

  const choose = async (sale: Sale, allocation: Allocation, lines: Asked['lines']) => {
    if (!lines) return ok([]);
    const has = await unitsOf(sale, [allocation]);
    return unitsToRelease(lines, allocation, has(allocation));
  };

  return async ({ eventId, allocationId, lines }, { idempotencyKey, caller, act }) => {
    const sale = await find(eventId, caller);
    if (!sale.ok) return sale;
    if (sale.value.status === 'cancelled') return refusal('event-cancelled');
    for (;;) {
      const allocation = await allocations.find(eventId, allocationId);
      if (!allocation) return refusal('allocation-not-found');
      const leaving = await named(sale.value, allocation, { lines, idempotencyKey, act });
      if (!leaving) continue;
      if (!leaving.ok) return leaving;
      await recount(eventId);
      await giveBack(eventId, leaving.value, releaseAllocated(allocationId));
      const has = await unitsOf(sale.value, [allocation]);
      return ok(shownAllocation(allocation, has(allocation)));
    }
  };
};
