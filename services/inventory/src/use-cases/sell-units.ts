import { inParallel } from '@onsale/kernel/in-parallel';
import type { OrderId } from '@onsale/kernel/id';
import { holderOf } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import type { UnitId } from '../domain/stock.ts';
import { confirm } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { writesAtOnce } from './give-back-units.ts';

/** Sells what the hold still holds to its order, by this change, and answers the units that are lost. What was sold to it before is not. */
export const sellUnits =
  ({ units }: Pick<Ports, 'units'>) =>
  async (hold: Hold, orderId: OrderId, by = confirm): Promise<ReadonlySet<UnitId>> => {
    const change = by(holderOf(hold), orderId);
    const all = hold.units.flat();
    const isSold = await inParallel(all, writesAtOnce, (unitId) => units.change(hold.eventId, unitId, change));
    return new Set(all.filter((_, index) => !isSold[index]));
  };
