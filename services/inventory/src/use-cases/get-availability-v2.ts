import type { getAvailabilityV2 as contract } from '@onsale/contracts/inventory/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { seatMapOf } from '../domain/seat-map.ts';
import { countsFor } from './counts-for.ts';
import type { CountsPorts } from './counts-for.ts';

/** What is free, from the shared count; seats as a map. */
export const getAvailabilityV2 = (ports: CountsPorts): UseCase<typeof contract> => {
  const countsOf = countsFor(ports);

  return async ({ eventId, seats }) => {
    const found = await countsOf(eventId);
    if (!found.ok) return found;
    const { sale, counts } = found.value;
    return ok(seats === 'none' || sale.stock.seats.size === 0 ? counts : { ...counts, seatMap: seatMapOf(sale) });
  };
};
