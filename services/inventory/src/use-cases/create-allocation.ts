import type { createAllocation as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { inParallel } from '@onsale/kernel/in-parallel';
import { idBody } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { allocationHashOf, allocationIdOf, shownAllocation } from '../domain/allocation.ts';
import type { Allocation } from '../domain/allocation.ts';
import { allocationParts } from '../domain/allocation-lines.ts';
import { freshHoldId } from '../domain/hold-id.ts';
import { allocate, release } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits, writesAtOnce } from './give-back-units.ts';
import { organizersSale } from './organizers-sale.ts';
import { takeUnits } from './take-units.ts';

/** Milliseconds for whoever broke off after the header to come again and have it all. What is still only held is free afterwards, by itself. */
const holdLasts = 14 * 60_000;

/**
 * Holds units back by hand, all or nothing. They are first held like a buyer's, then named in the allocation's header, and only
 * then lose their timer: so nothing is ever without a timer and without a header that tells of it. Asked again after the header, it goes
 * on where it broke off; a fault before it gives everything back, and what somebody held who died there is free by time.
 */
export const createAllocation = (ports: Ports): UseCase<typeof contract> => {
  const { allocations, units, clock } = ports;
  const find = organizersSale(ports);
  const take = takeUnits(ports, countedSale(ports));
  const giveBack = giveBackUnits(ports);

  const keepAll = async (allocation: Allocation) => {
    const { allocationId, eventId, holdId } = allocation;
    const change = allocate(holdId, allocationId);
    const isKept = await inParallel(allocation.units, writesAtOnce, (unitId) => units.change(eventId, unitId, change));
    return ok(
      shownAllocation(
        allocation,
        allocation.units.filter((_, index) => isKept[index]),
      ),
    );
  };

  return async ({ eventId, name, lines }, { idempotencyKey, caller, act }) => {
    const sale = await find(eventId, caller);
    if (!sale.ok) return sale;
    const allocationId = allocationIdOf(eventId, idempotencyKey);
    const requestHash = allocationHashOf({ name, lines });
    const earlier = async () => {
      const allocation = await allocations.find(eventId, allocationId);
      if (!allocation) return undefined;
      return allocation.requestHash === requestHash ? keepAll(allocation) : refusal('idempotency-mismatch');
    };
    const answered = await earlier();
    if (answered) return answered;
    if (sale.value.status === 'cancelled') return refusal('event-cancelled');
    const parts = allocationParts(lines, sale.value);
    if (!parts.ok) return parts;

    const now = clock.now();
    const holdId = freshHoldId(idBody(allocationId), ports.freshIdBody);
    const taken = await take(sale.value, () => [parts.value], { holdId, now, until: now + holdLasts });
    if (!taken.ok) {
      const meanwhile = await earlier(); // the same request, a moment ahead, has what we lack
      if (meanwhile) return meanwhile;
      const { code } = taken.error;
      if (code === 'too-many-held' || code === 'voucher-used-up' || code === 'not-together')
        throw new Error(`An allocation was refused by ${code}`);
      return refusal(code, taken.error);
    }
    const header = { allocationId, eventId, name, createdAt: now, requestHash, holdId, units: taken.value.flat() };
    const allocation: Allocation = { ...header, releases: [], version: 1 };
    const giveAllBack = (): Promise<void> => giveBack(eventId, allocation.units, release(holdId));
    const isCreated = await allocations
      .create(allocation, act(allocationId, { within: eventId }))
      .catch(async (fault: unknown) => {
        if ((await allocations.find(eventId, allocationId))?.holdId === holdId) return true; // it happened all the same
        await giveAllBack();
        throw fault;
      });
    if (isCreated) return keepAll(allocation);
    await giveAllBack();
    const made = await earlier();
    if (!made) throw new Error(`The allocation ${allocationId} is there and cannot be found`);
    return made;
  };
};
