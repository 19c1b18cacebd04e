import type { listQuotas as contract } from '@onsale/contracts/inventory/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { inParallel } from '@onsale/kernel/in-parallel';
import { ok } from '@onsale/kernel/result';
import { standingOf } from '../domain/standing.ts';
import { capacitiesOf } from '../domain/sale.ts';
import type { Ports } from '../ports.ts';
import { organizersSale } from './organizers-sale.ts';
import { quotaUnits } from './quota-units.ts';

export const listQuotas = (ports: Pick<Ports, 'sales' | 'units' | 'clock'>): UseCase<typeof contract> => {
  const find = organizersSale(ports);
  const unitsOf = quotaUnits(ports);

  return async ({ eventId }, { caller }) => {
    const sale = await find(eventId, caller);
    if (!sale.ok) return sale;
    const items = await inParallel(capacitiesOf(sale.value), 1, async ({ quotaId, name }) => ({
      quotaId,
      name,
      ...standingOf(await unitsOf(sale.value, quotaId), ports.clock.now()),
    }));
    return ok({ items });
  };
};
