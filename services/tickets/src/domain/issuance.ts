import type { DataOf } from '@onsale/contracts/event';
import type { orderConfirmed } from '@onsale/contracts/orders/events';
import type { OrderTickets } from '@onsale/contracts/tickets/events';
import type { OrderId } from '@onsale/kernel/id';
import { transition } from '@onsale/kernel/transition';
import { encodeTicketCode } from './ticket-code.ts';
import type { SigningKey } from './ticket-code.ts';
import { ticketIdOf } from './ticket.ts';

/** All tickets of an order as one thing: they are made, drawn and voided together. `void` may come before `issued`, and then stays. */
export type Issuance = { readonly orderId: OrderId; readonly status: IssuanceStatus; readonly version: number };
type IssuanceStatus = 'issued' | 'rendered' | 'void';

export const renderIssuance = transition({ from: ['issued'], to: 'rendered' });
export const voidIssuance = transition({ from: ['issued', 'rendered'], to: 'void' });

/** A signed ticket for each position of an order. */
export const ticketsOf = (order: DataOf<typeof orderConfirmed>, key: SigningKey): OrderTickets => ({
  orderId: order.orderId,
  event: order.event,
  buyer: order.buyer,
  total: order.total,
  ...(order.paidLate && { paidLate: order.paidLate }),
  tickets: order.positions.map(({ position, ticketTypeName, seat, section, attendeeName, price }) => {
    const ticketId = ticketIdOf(order.orderId, position);
    const code = encodeTicketCode({ ticketId, eventId: order.event.eventId }, key);
    return { ticketId, code, attendeeName, ticketTypeName, price, ...(seat && { seat }), ...(section && { section }) };
  }),
});
