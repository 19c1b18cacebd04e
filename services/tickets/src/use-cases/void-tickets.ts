import type { EventOf } from '@onsale/contracts/event';
import type { orderCancelled, orderRefunding } from '@onsale/contracts/orders/events';
import type { Tickets } from '../ports.ts';

/** Voids what a refunded or cancelled order could still enter with. Events may overtake each other: tickets not made yet are never made. */
export const voidTickets =
  ({ tickets }: { tickets: Tickets }) =>
  async ({ data: { orderId, event } }: EventOf<typeof orderRefunding | typeof orderCancelled>): Promise<void> => {
    const { issuance, tickets: issued } = await tickets.ofOrder(orderId);
    if (issuance?.status === 'void') return;
    const valid = issued.filter(({ status }) => status === 'valid').map(({ ticketId }) => ticketId);
    const done = issuance ? await tickets.void(issuance, event.eventId, valid) : await tickets.forbid(orderId);
    if (!done) throw new Error(`The tickets of ${orderId} changed while they were voided`); // the message comes again
  };
