import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import type { EventId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale } from '../domain/sale.ts';
import type { Ports } from '../ports.ts';

/** The sale as it stands at this moment, if it is the organizer's who asks and its units are made. */
export const organizersSale =
  ({ sales }: Pick<Ports, 'sales'>) =>
  async (eventId: EventId, caller: Caller): Promise<Result<CountedSale, Refusal<'event-not-found' | 'not-on-sale'>>> => {
    const sale = await sales.latest(eventId);
    if (!sale || !isOpenTo(caller, sale.sellable.event)) return refusal('event-not-found');
    if (isCounted(sale)) return ok(sale);
    const detail =
      sale.status === 'cancelled' ? 'It was cancelled before it had any' : 'Its stock is being made: try again in a moment';
    return refusal('not-on-sale', { detail });
  };
