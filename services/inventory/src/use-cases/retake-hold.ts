import type { retakeHold as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { beginRetake, retake } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import { retakeIdOf } from '../domain/hold-id.ts';
import { lostLines, withRetaken, withTakenOver } from '../domain/retake.ts';
import { isCounted } from '../domain/sale.ts';
import type { Sale } from '../domain/sale.ts';
import type { UnitId } from '../domain/stock.ts';
import { release } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { boundHold } from './bound-hold.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits } from './give-back-units.ts';
import { sellUnits } from './sell-units.ts';
import { takeOver } from './take-over.ts';
import { takeUnits } from './take-units.ts';

/** Long enough to sell what was just taken, in milliseconds; it is over by itself if we break off. */
const retakeLasts = 60_000;

/**
 * Sells to a late payment what is left of its hold, and takes again what is lost: the same seats, any place of the ticket
 * type, those first that an earlier try took and did not name. The lost part is first held, under an id of this try's own, then named in the
 * header, then sold. Throws where another
 * try for the same order began meanwhile: asked again, it goes on from what that one did.
 */
export const retakeHold = (ports: Ports): UseCase<typeof contract> => {
  const { holds, clock } = ports;
  const find = boundHold(ports);
  const sell = sellUnits(ports);
  const sales = countedSale(ports);
  const take = takeUnits(ports, sales);
  const takeUnitsOver = takeOver(ports);
  const giveBack = giveBackUnits(ports);

  /** Undefined: there is not enough left, or its refund was faster. */
  const takeAgain = async (hold: Hold, orderId: OrderId, lost: ReadonlySet<UnitId>): Promise<Hold | undefined> => {
    const sale = await sales.recent(hold.eventId);
    if (!isCounted(sale)) throw new Error(`The event ${hold.eventId} of a hold is not on sale`);
    const takenAs = retakeIdOf(hold.holdId, ports.freshIdBody);
    const begun = await holds.change(hold.holdId, beginRetake(hold, orderId, takenAs));
    if (!begun.happened || !begun.hold) return nothingIfReturned(begun.hold);
    const now = clock.now();
    const by = { holdId: takenAs, now, until: now + retakeLasts, insteadOf: hold.takingAs };
    const takenOver = await takeUnitsOver(sale, lost, by);
    const rest = withTakenOver(hold, lost, takenOver);
    const linesIn = (known: Sale) => lostLines(rest.hold, rest.lost, known);
    const taken = await take(sale, (known) => linesIn(known).map(({ parts }) => parts), by);
    if (!taken.ok) {
      await giveBack(hold.eventId, takenOver, release(takenAs));
      return undefined;
    }
    const units = withRetaken(rest.hold, rest.lost, linesIn(sale), taken.value);
    const named = await holds.change(hold.holdId, retake(begun.hold, orderId, { units, takenAs }));
    if (named.happened) return named.hold;
    await giveBack(hold.eventId, [...takenOver, ...taken.value.flat()], release(takenAs));
    return nothingIfReturned(named.hold);
  };

  return async ({ holdId, orderId }) => {
    const hold = await find(holdId, orderId);
    if (!hold.ok) return hold;
    const lost = await sell(hold.value, orderId);
    const complete = lost.size === 0 ? hold.value : await takeAgain(hold.value, orderId, lost);
    if (!complete || (lost.size > 0 && (await sell(complete, orderId)).size > 0)) return refusal('stock-lost');
    return ok({ lines: [...complete.lines] });
  };
};

/** Its refund was faster, and nothing is to be taken; else another try was, which is a fault: asked again, it goes well. */
const nothingIfReturned = (hold: Hold | undefined): Hold | undefined => {
  if (hold?.status === 'returned') return undefined;
  throw new Error('Another try is at this hold');
};
