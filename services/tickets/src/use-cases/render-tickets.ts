import type { EventOf } from '@onsale/contracts/event';
import type { ticketIssued } from '@onsale/contracts/tickets/events';
import type { Documents, Draw, Tickets } from '../ports.ts';

/** Draws an order's tickets and puts them where their buyer can get them. Drawing twice writes the same objects again. */
export const renderTickets =
  ({ tickets, documents, draw }: { tickets: Tickets; documents: Documents; draw: Draw }) =>
  async ({ data: order }: EventOf<typeof ticketIssued>): Promise<void> => {
    const { issuance } = await tickets.ofOrder(order.orderId);
    if (issuance?.status !== 'issued') return; // drawn before, or void meanwhile
    const pdf = await documents.store(order.orderId, await draw(order));
    await tickets.markRendered({ ...order, pdf }, issuance);
  };
