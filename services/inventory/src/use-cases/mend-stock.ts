import type { mendStock as contract } from '@onsale/contracts/inventory/api';
import type { StockMending } from '@onsale/contracts/inventory/facts';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { ok } from '@onsale/kernel/result';
import { giveBack, graceOf, holderOf } from '../domain/hold.ts';
import { holdKeyOf } from '../domain/hold-id.ts';
import type { Sale } from '../domain/sale.ts';
import { unitPlace } from '../domain/stock.ts';
import { hold as holdUnit, restate, returnSold } from '../domain/unit.ts';
import type { Ledger, Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits, writesAtOnce } from './give-back-units.ts';
import { releaseHold } from './release-hold.ts';

type Mending<What extends StockMending['what']> = Extract<StockMending, { what: What }>;

/**
 * Mends one thing that reconciliation found, by the changes that selling itself makes: each happens only where the stock still
 * stands as it was found, so a mending that comes late or twice does nothing.
 */
export const mendStock = (ports: Ports & { readonly ledger: Ledger }): UseCase<typeof contract> => {
  const { units, holds, ledger, clock, sales } = ports;
  const counted = countedSale(ports);
  const giveBackAll = giveBackUnits(ports);
  const release = releaseHold(ports);

  const find = async (holdId: Mending<'hold-again'>['holdId']) => {
    const key = holdKeyOf(holdId);
    return key === undefined ? undefined : holds.find(key);
  };

  /** A hold that still names the unit for this order first, so that a late payment takes nothing more by it. */
  const returnUnit = async (eventId: EventId, { unitId, orderId, holdId }: Mending<'return-unit'>): Promise<void> => {
    const hold = holdId && (await find(holdId));
    if (hold?.orderId === orderId && hold.units.flat().includes(unitId))
      await holds.change(hold.holdId, giveBack(hold.holdId, orderId, clock.now()));
    await giveBackAll(eventId, [unitId], returnSold(orderId));
  };

  const recoverRow = (eventId: EventId, { unitId, version, from, to }: Mending<'recover-row'>): Promise<void> => {
    const { blockId, name } = unitPlace(unitId);
    const unit = { pk: `unit#${eventId}#${blockId}`, sk: name, version };
    return ledger.append({ unit, from, to, at: rfc3339(clock.now()), recovered: true });
  };

  /** The very units that it lost, where nobody has them; else a hold that is not ordered yet is over. */
  const holdAgain = async ({ sellable }: Sale, { holdId }: Mending<'hold-again'>, correlationId: string): Promise<void> => {
    const hold = await find(holdId);
    const now = clock.now();
    const isActive = hold?.holdId === holdId && (hold.status === 'held' || hold.status === 'claimed') && hold.expiresAt > now;
    if (!isActive) return;
    const change = holdUnit({ holdId: holderOf(hold), now, until: hold.expiresAt + graceOf(sellable.holdSeconds) });
    const isHeld = await inParallel(hold.units.flat(), writesAtOnce, (unitId) => units.change(hold.eventId, unitId, change));
    if (!isHeld.every(Boolean) && hold.status === 'held') await release({ holdId }, { correlationId, headers: undefined });
  };

  return async ({ eventId, mending }, { correlationId }) => {
    const sale = await sales.find(eventId);
    if (!sale) return refusal('event-not-found');
    switch (mending.what) {
      case 'return-unit':
        await returnUnit(eventId, mending);
        break;
      case 'recover-row':
        await recoverRow(eventId, mending);
        break;
      case 'restate-unit':
        await units.change(eventId, mending.unitId, restate(mending.freeFrom));
        break;
      case 'recount':
        await counted.anew(eventId);
        break;
      case 'hold-again':
        await holdAgain(sale, mending, correlationId);
        break;
    }
    return ok(undefined);
  };
};
