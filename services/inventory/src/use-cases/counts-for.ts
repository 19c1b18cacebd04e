import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { getAvailabilityV2 } from '@onsale/contracts/inventory/api';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale } from '../domain/sale.ts';
import { openTypes } from '../domain/reservation.ts';
import { allTicketsOf, amountsOf, availabilityOf, ticketsOf } from '../domain/snapshot.ts';
import { quotaBlocks } from '../domain/stock.ts';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';

export type CountsPorts = Pick<Ports, 'sales' | 'snapshots' | 'units' | 'clock' | 'random' | 'pause'>;
type Counts = Omit<ResponseOf<typeof getAvailabilityV2>, 'seatMap'>;
type Counted = { readonly sale: CountedSale; readonly counts: Counts };

/** What every version of availability answers of an event, from the shared count. */
export const countsFor = (ports: CountsPorts) => {
  const sales = countedSale(ports);

  return async (eventId: EventId, caller?: Caller): Promise<Result<Counted, Refusal<'event-not-found'>>> => {
    const sale = await sales.recent(eventId);
    if (sale && !isOpenTo(caller, sale.sellable.event)) return refusal('event-not-found');
    if (!isCounted(sale)) return refusal('event-not-found', sale && { detail: 'Its stock is being made: try again in a moment' });
    const { sellable, stock, snapshot } = sale;
    const { madeAt, nextFreeAt } = snapshot;
    const status = availabilityOf(allTicketsOf(snapshot, stock, openTypes(sellable, madeAt)));
    return ok({
      sale,
      counts: {
        status,
        asOf: rfc3339(madeAt),
        ...(status === 'all-held' && nextFreeAt !== undefined && { nextFreeAt: rfc3339(nextFreeAt) }),
        ticketTypes: sellable.ticketTypes.map((type) => {
          const tickets = ticketsOf(snapshot, stock, type);
          return { ticketTypeId: type.ticketTypeId, free: tickets.free, status: availabilityOf(tickets) };
        }),
        ...(stock.plan.standingSections && {
          standingSections: stock.plan.standingSections.map(({ sectionId }) => ({
            sectionId,
            free: amountsOf(snapshot, quotaBlocks(stock, sectionId)).free,
          })),
        }),
      },
    });
  };
};
