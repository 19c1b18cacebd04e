import type { SeatingPlanPointer } from '@onsale/contracts/catalog/events';
import type { Event, Quota, Voucher } from '@onsale/contracts/catalog/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { allows, transition } from '@onsale/kernel/transition';
import type { Transition } from '@onsale/kernel/transition';
import { isFree } from './ticket-types.ts';
import type { TicketType } from './ticket-types.ts';

export type EventStatus = Event['status'];

/** An event as the catalog keeps it: the venue's words are copied, so that reading an event is reading one item. */
export type CatalogEvent = Readonly<Omit<Event, 'ticketTypes' | 'seatingPlanId'>> & {
  readonly ticketTypes: readonly TicketType[];
  readonly quotas?: readonly Quota[] | undefined;
  readonly vouchers?: readonly Voucher[] | undefined;
  readonly seatingPlan?: SeatingPlanPointer | undefined;
  readonly maxHeldPerNetwork?: number | undefined;
  readonly createdAt: string;
  /** Grows by one with each change. */
  readonly version: number;
  /** Of the newest word from the stock that was heard; 0 before any. */
  readonly stockVersion: number;
};

export const publish = transition<EventStatus>({ from: ['draft'], to: 'published' });

const published: readonly EventStatus[] = ['published', 'on-sale', 'sold-out'];
export const goOnSale = transition<EventStatus>({ from: published, to: 'on-sale' });
export const sellOut = transition<EventStatus>({ from: published, to: 'sold-out' });

/** Why the event cannot begin then, if so. `now` in epoch milliseconds. */
export const startFault = (startsAt: string, now: number): Refusal<'invalid-request'> | undefined =>
  Date.parse(startsAt) > now ? undefined : { code: 'invalid-request', field: 'startsAt', detail: 'must lie in the future' };

/** Play money buys no real ticket: a live event that asks for money needs who can take it. `sellsLive`: there is, or nothing here is real. */
export const paymentFault = (
  { mode, ticketTypes }: Pick<CatalogEvent, 'mode' | 'ticketTypes'>,
  sellsLive: boolean,
): Refusal<'no-payment-provider'> | undefined =>
  mode === 'live' && !sellsLive && !ticketTypes.every(isFree)
    ? { code: 'no-payment-provider', detail: 'There is nobody to take real money here: use free tickets, or a test key' }
    : undefined;

/** Why a draft cannot be published now, if so. */
export const publishFault = (
  event: CatalogEvent,
  now: number,
  sellsLive: boolean,
): Refusal<'event-incomplete' | 'no-payment-provider'> | undefined => {
  const late = startFault(event.startsAt, now);
  return late ? { ...late, code: 'event-incomplete' } : paymentFault(event, sellsLive);
};

/** For good: no word from its stock changes that. Readers that know no cancelled events take it for sold out. */
export const cancelled = (event: CatalogEvent, now: number): CatalogEvent => ({
  ...event,
  status: sellOut.to,
  cancelledAt: rfc3339(now),
});

/** What the stock says decides the status; what it said before the newest that was heard is passed over. */
export const afterStockChange = (event: CatalogEvent, change: Transition<EventStatus>, stockVersion: number): CatalogEvent =>
  stockVersion > event.stockVersion && allows(change, event.status) && event.cancelledAt === undefined
    ? { ...event, status: change.to, stockVersion }
    : event;
