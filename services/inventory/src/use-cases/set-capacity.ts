import type { setCapacity as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { inParallel } from '@onsale/kernel/in-parallel';
import { ok } from '@onsale/kernel/result';
import type { Change } from '../domain/change.ts';
import type { Sale } from '../domain/sale.ts';
import { standingOf } from '../domain/standing.ts';
import type { PlacedUnit } from '../domain/standing.ts';
import { capacitiesOf } from '../domain/sale.ts';
import { grown } from '../domain/stock.ts';
import { retire, retired, revive } from '../domain/unit.ts';
import type { Unit } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { writesAtOnce } from './give-back-units.ts';
import { organizersSale } from './organizers-sale.ts';
import { quotaUnits } from './quota-units.ts';
import { recountAfter } from './recount-after.ts';

/** Milliseconds of work in one go, within the 29 s that the gateway waits. */
const worksFor = 20_000;

/** Each is a look and what it shows to be missing. Only buyers who are faster make a second or third one necessary. */
const mostRounds = 10;

/** Units changed between two looks at the clock. */
const stepSize = 1000;

type Needs = Pick<Ports, 'sales' | 'units' | 'snapshots' | 'clock' | 'acts'>;

/**
 * Brings a quota's capacity to a target: raises it by units that are retired, adding blocks of such where there are too few, and
 * lowers it by retiring what is free. Each unit is one conditional write, so what is held or sold is never touched, and whoever
 * breaks off, or comes twice or at the same time as another, leaves a capacity between the old one and the new one.
 */
export const setCapacity = (ports: Needs): UseCase<typeof contract> => {
  const { sales, units, snapshots, clock, acts } = ports;
  const find = organizersSale(ports);
  const unitsOf = quotaUnits(ports);
  const recount = recountAfter(ports);

  const changeAll = (sale: Sale, some: readonly PlacedUnit[], change: Change<Unit>) =>
    inParallel(some.slice(0, stepSize), writesAtOnce, ({ unitId }) => units.change(sale.sellable.event.eventId, unitId, change));

  /** The units first, retired from birth: so a block is seen by others only when it is whole, and adds nothing by itself. */
  const addUnits = async (sale: Sale, quotaId: string, atLeast: number): Promise<void> => {
    const stock = grown(sale.stock, quotaId, atLeast);
    const { eventId } = sale.sellable.event;
    await inParallel(stock.blocks.slice(sale.stock.blocks.length), 4, (block) =>
      units.make(eventId, block, { freeFrom: retired }),
    );
    await sales.grow(sale, stock); // false: somebody else added some, which the next look shows
  };

  /** One step towards the target, after `begin`; false: there is nothing that can be done now. */
  const approach = async (sale: Sale, quotaId: string, capacity: number, begin: () => Promise<void>): Promise<boolean> => {
    const all = await unitsOf(sale, quotaId);
    const missing = capacity - standingOf(all, clock.now()).capacity;
    if (missing === 0) return false;
    if (missing < 0) {
      const now = clock.now();
      const free = all.filter(({ freeFrom }) => freeFrom <= now);
      if (free.length === 0) return false;
      await begin();
      await changeAll(sale, free.slice(missing), retire(now)); // the last ones: so that the first blocks stay full
      return true;
    }
    await begin();
    await recount(sale.sellable.event.eventId);
    const spare = all.filter(({ freeFrom }) => freeFrom === retired);
    if (spare.length < missing) await addUnits(sale, quotaId, missing - spare.length);
    await changeAll(sale, spare.slice(0, missing), revive);
    return true;
  };

  return async ({ eventId, quotaId, capacity }, { caller, act }) => {
    const stopAt = clock.now() + worksFor;
    let sale = await find(eventId, caller);
    if (!sale.ok) return sale;
    if (sale.value.status === 'cancelled') return refusal('event-cancelled');
    const quota = capacitiesOf(sale.value).find((each) => each.quotaId === quotaId);
    if (!quota) return refusal('quota-not-found');

    let rounds = 0;
    const begin = async () => {
      if (rounds === 0) await acts.note(act(quotaId, { within: eventId }));
    };
    while (rounds < mostRounds && clock.now() < stopAt && (await approach(sale.value, quotaId, capacity, begin))) {
      rounds++;
      sale = await find(eventId, caller);
      if (!sale.ok) return sale;
    }
    if (rounds > 0) await snapshots.stockCameBack(eventId, clock.now());
    return ok({ quotaId, name: quota.name, ...standingOf(await unitsOf(sale.value, quotaId), clock.now()) });
  };
};
