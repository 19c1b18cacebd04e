import type { mendTicket as contract } from '@onsale/contracts/tickets/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Tickets } from '../ports.ts';

/** Voids a ticket that reconciliation found to belong to no position; one that was used stays as it is. */
export const mendTicket =
  ({ tickets }: { readonly tickets: Tickets }): UseCase<typeof contract> =>
  async ({ ticketId }) => {
    const ticket = await tickets.find(ticketId);
    if (ticket) await tickets.voidOne(ticket);
    return ok(undefined);
  };
