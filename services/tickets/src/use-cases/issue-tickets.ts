import type { EventOf } from '@onsale/contracts/event';
import type { orderConfirmed } from '@onsale/contracts/orders/events';
import { ticketsOf } from '../domain/issuance.ts';
import type { TicketKeys, Tickets } from '../ports.ts';

/** Makes the tickets of a confirmed order, all at once and once. */
export const issueTickets =
  ({ tickets, keys }: { tickets: Tickets; keys: TicketKeys }) =>
  async ({ data: order }: EventOf<typeof orderConfirmed>): Promise<void> =>
    tickets.issue(ticketsOf(order, await keys.signingKey()));
