import type { retakeHold as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { retake } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import { retakeIdOf } from '../domain/hold-id.ts';
import { lostLines, withRetaken } from '../domain/retake.ts';
import { isCounted } from '../domain/sale.ts';
import type { Sale } from '../domain/sale.ts';
import type { UnitId } from '../domain/stock.ts';
import { release } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { boundHold } from './bound-hold.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits } from './give-back-units.ts';
import { sellUnits } from './sell-units.ts';
import { takeUnits } from './take-units.ts';

/** Long enough to sell what was just taken, in milliseconds; it is over by itself if we break off. */
const retakeLasts = 60_000;

/**
 * Sells to a late payment what is left of its hold, and takes again what is lost: the same seats, any place of the ticket
 * type. The lost part is first held, then named in the header, then sold; asked again, it goes on where it broke off.
 */
export const retakeHold = (ports: Ports): UseCase<typeof contract> => {
  const { holds, clock } = ports;
  const find = boundHold(ports);
  const sell = sellUnits(ports);
  const sales = countedSale(ports);
  const take = takeUnits(ports, sales);
  const giveBack = giveBackUnits(ports);

  /** False: there is not enough left. True: the header names what to sell, written by us or by whoever was faster. */
  const takeAgain = async (hold: Hold, orderId: OrderId, lost: ReadonlySet<UnitId>): Promise<boolean> => {
    const sale = await sales.recent(hold.eventId);
    if (!isCounted(sale)) throw new Error(`The event ${hold.eventId} of a hold is not on sale`);
    const takenAs = retakeIdOf(hold.holdId, orderId);
    const now = clock.now();
    const linesIn = (known: Sale) => lostLines(hold, lost, known);
    const by = { holdId: takenAs, now, until: now + retakeLasts };
    const taken = await take(sale, (known) => linesIn(known).map(({ parts }) => parts), by);
    if (!taken.ok) return false;
    const units = withRetaken(hold, lost, linesIn(sale), taken.value);
    const named = await holds.change(hold.holdId, retake(hold, orderId, { units, takenAs }));
    if (named.happened) return true;
    // Another retake or the refund was faster. What that retake named too is held by the same id, and stays.
    const theirs = named.hold?.status === 'claimed' ? named.hold.units.flat() : [];
    const unnamed = taken.value.flat().filter((unitId) => !theirs.includes(unitId));
    await giveBack(hold.eventId, unnamed, release(takenAs));
    return true;
  };

  return async ({ holdId, orderId }) => {
    for (;;) {
      const hold = await find(holdId, orderId);
      if (!hold.ok) return hold;
      const lost = await sell(hold.value, orderId);
      if (lost.size === 0) return ok({ lines: [...hold.value.lines] });
      if (!(await takeAgain(hold.value, orderId, lost))) return refusal('stock-lost');
    }
  };
};
