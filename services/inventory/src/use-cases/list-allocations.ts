import type { listAllocations as contract } from '@onsale/contracts/inventory/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { shownAllocation } from '../domain/allocation.ts';
import type { Ports } from '../ports.ts';
import { allocatedUnits } from './allocated-units.ts';
import { organizersSale } from './organizers-sale.ts';

export const listAllocations = (ports: Pick<Ports, 'sales' | 'allocations' | 'units'>): UseCase<typeof contract> => {
  const find = organizersSale(ports);
  const unitsOf = allocatedUnits(ports);

  return async ({ eventId, ...page }, { caller }) => {
    const sale = await find(eventId, caller);
    if (!sale.ok) return sale;
    const found = await ports.allocations.page(eventId, page);
    if (!found.ok) return found;
    const has = await unitsOf(sale.value, found.value.items);
    return ok({
      ...found.value,
      items: found.value.items.map((allocation) => shownAllocation(allocation, has(allocation))),
    });
  };
};
