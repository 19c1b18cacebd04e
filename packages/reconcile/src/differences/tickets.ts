import type { TicketFact } from '@onsale/contracts/tickets/facts';
import type { Difference, Rule } from '../difference.ts';

export const positionsWithoutTicket: Rule = ({ orders, tickets }) => {
  const byOrder = Map.groupBy(tickets, ({ orderId }) => orderId);
  return [...orders.values()].flatMap(({ orderId, status, version, positions }) => {
    if (status !== 'confirmed') return [];
    const own = byOrder.get(orderId) ?? [];
    return positions
      .filter((position) => !own.some((ticket) => ticket.position === position && ticket.status !== 'void'))
      .map((position): Difference => ({
        kind: 'position-without-ticket',
        id: `${orderId}#${position}`,
        seen: `${version}`,
        mending: { by: 'orders', orderId, lacks: 'tickets' },
      }));
  });
};

/** One that was used before its order was refunded stays as it is. */
export const ticketsWithoutPosition: Rule = ({ orders, tickets }) => {
  const isOfConfirmed = ({ orderId, position }: TicketFact): boolean => {
    const order = orders.get(orderId);
    return order?.status === 'confirmed' && order.positions.includes(position);
  };
  return tickets
    .filter((ticket) => ticket.status === 'valid' && !isOfConfirmed(ticket))
    .map(({ ticketId, orderId }) => ({
      kind: 'ticket-without-position',
      id: ticketId,
      seen: `${orders.get(orderId)?.version ?? 'none'}`,
      mending: { by: 'tickets', ticketId },
    }));
};
