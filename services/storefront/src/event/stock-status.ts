import type { Availability, Event } from './event.ts';

export type StockStatus = Availability['status'];

/** How the ticket types stand together that this buyer is offered: with a voucher they may be more than the event's own status tells of. */
export const offeredStatus = (
  offered: Event['ticketTypes'],
  { status, ticketTypes }: Pick<Availability, 'status' | 'ticketTypes'>,
): StockStatus => {
  const isOffered = new Set(offered.map((each) => each.ticketTypeId));
  const found = ticketTypes.flatMap((each) => (isOffered.has(each.ticketTypeId) ? [each.status ?? status] : []));
  return (['available', 'all-held'] as const).find((each) => found.includes(each)) ?? 'sold-out';
};
