import type { listOrderTickets as contract } from '@onsale/contracts/tickets/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Documents, Tickets } from '../ports.ts';

/** The tickets of an order as its buyer sees them; none until they are made. */
export const listOrderTickets =
  ({ tickets, documents }: { tickets: Tickets; documents: Documents }): UseCase<typeof contract> =>
  async ({ orderId }) => {
    const { issuance, tickets: issued } = await tickets.ofOrder(orderId);
    const pdfUrl = issuance?.status === 'rendered' ? await documents.linkTo(orderId) : undefined;
    const items = issued.map(({ ticketId, code, status, attendeeName, ticketTypeName, seat, section }) => ({
      ticketId,
      code,
      status,
      attendeeName,
      ticketTypeName,
      ...(seat && { seat }),
      ...(section && { section }),
      ...(pdfUrl !== undefined && { pdfUrl }),
    }));
    return ok({ items });
  };
