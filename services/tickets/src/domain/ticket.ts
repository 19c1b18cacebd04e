import type { OrderTickets } from '@onsale/contracts/tickets/events';
import { idBody, makeId } from '@onsale/kernel/id';
import type { EventId, OrderId, TicketId } from '@onsale/kernel/id';
import { transition } from '@onsale/kernel/transition';

type TicketStatus = 'valid' | 'admitted' | 'void';

/** One admission, as it is kept. */
export type Ticket = OrderTickets['tickets'][number] & {
  readonly orderId: OrderId;
  readonly eventId: EventId;
  readonly status: TicketStatus;
  /** When the door let it in, as the scanner's clock says. */
  readonly admittedAt?: string;
};

export const admitTicket = transition({ from: ['valid'], to: 'admitted' });
export const voidTicket = transition({ from: ['valid'], to: 'void' });

/** The same ticket for the same order and position, however often it is issued. */
export const ticketIdOf = (orderId: OrderId, position: number): TicketId => makeId('ticket', `${idBody(orderId)}_${position}`);

/** Where a ticket belongs; undefined for an id that `ticketIdOf` cannot have made. */
export const placeOfTicket = (ticketId: TicketId): { orderId: OrderId; position: number } | undefined => {
  const [, body, position] = /^tkt_(.+)_([1-9]\d*)$/.exec(ticketId) ?? [];
  return body === undefined ? undefined : { orderId: makeId('order', body), position: Number(position) };
};
