import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { TicketType } from './stock.ts';

/** Is the type kept at that moment (epoch milliseconds) for who has a voucher that names it? */
export const isReserved = ({ reserved }: Pick<TicketType, 'reserved'>, at: number): boolean =>
  reserved !== undefined && (reserved.until === undefined || Date.parse(reserved.until) > at);

/** What anybody may buy at that moment. */
export const openTypes = ({ ticketTypes }: Pick<SellableEvent, 'ticketTypes'>, at: number): TicketType[] =>
  ticketTypes.filter((type) => !isReserved(type, at));
