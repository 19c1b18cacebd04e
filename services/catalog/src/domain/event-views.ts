import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Event, OrganizerEvent } from '@onsale/contracts/catalog/shapes';
import type { Currency } from '@onsale/kernel/money';
import { priceLine } from '@onsale/pricing/price-line';
import type { CatalogEvent } from './event.ts';
import type { TicketType } from './ticket-types.ts';

/** As anyone may see it. */
export const publicView = (event: CatalogEvent): Event => ({
  ...seenByAll(event),
  ticketTypes: event.ticketTypes.map((type) => pricedType(type, event.currency)),
});

/** As its organizer sees it: with what each ticket takes, and the quotas. */
export const organizerView = (event: CatalogEvent): OrganizerEvent => ({
  ...seenByAll(event),
  maxHeldPerNetwork: event.maxHeldPerNetwork,
  ticketTypes: event.ticketTypes.map((type) => ({
    ...pricedType(type, event.currency),
    ...(type.quota !== undefined && { quota: type.quota }),
    ...(type.quotaIds && { quotaIds: type.quotaIds }),
    ...(type.unlimited && { unlimited: type.unlimited }),
  })),
  ...(event.quotas && { quotas: [...event.quotas] }),
  ...(event.vouchers && { vouchers: [...event.vouchers] }),
});

/** As other services need it to sell. */
export const sellableEvent = (event: CatalogEvent): SellableEvent => {
  const { eventId, organizerId, name, venue, startsAt, timeZone, mode } = event;
  return {
    event: { eventId, organizerId, name, venueName: venue.name, startsAt, timeZone, mode },
    currency: event.currency,
    holdSeconds: event.holdSeconds,
    maxPerOrder: event.maxPerOrder,
    maxHeldPerNetwork: event.maxHeldPerNetwork,
    ...(event.seatingPlan && { seatingPlan: event.seatingPlan }),
    ticketTypes: [...event.ticketTypes],
    ...(event.quotas && { quotas: [...event.quotas] }),
    ...(event.vouchers && { vouchers: [...event.vouchers] }),
  };
};

const seenByAll = (event: CatalogEvent): Omit<Event, 'ticketTypes'> => {
  const { eventId, organizerId, name, description, status, mode, startsAt, timeZone, currency, holdSeconds, maxPerOrder } = event;
  const { venue, seatingPlan, cancelledAt } = event;
  const seen = { eventId, organizerId, name, description, status, mode, startsAt, timeZone, currency, holdSeconds, maxPerOrder };
  return {
    ...seen,
    venue,
    ...(cancelledAt !== undefined && { cancelledAt }),
    ...(seatingPlan && { seatingPlanId: seatingPlan.planId }),
  };
};

const pricedType = (type: TicketType, currency: Currency): Event['ticketTypes'][number] => {
  const { ticketTypeId, name, categories, maxPerOrder, reserved } = type;
  const line = priceLine({ ...type, currency });
  return { ticketTypeId, name, price: line.total, priceLine: line, maxPerOrder, reserved, ...(categories && { categories }) };
};
