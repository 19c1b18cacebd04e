import { listOrderTickets } from '@onsale/contracts/tickets/api';
import type { ServiceClient } from '@onsale/runtime/service-client';
import type { Tickets } from '../ports.ts';

/** The tickets service, over HTTP. */
export const orderTickets = (call: ServiceClient): Tickets => ({
  ofOrder: async (orderId) => {
    const tickets = await call(listOrderTickets, { query: { orderId } });
    if (!tickets.ok) throw new Error(`Tickets refused with ${tickets.error.code}`);
    return tickets.value.items;
  },
});
