import { ticketIssued, ticketRendered, ticketVoided } from '@onsale/contracts/tickets/events';
import type { OrderId } from '@onsale/kernel/id';
import { allows } from '@onsale/kernel/transition';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { renderIssuance, voidIssuance } from '../../src/domain/issuance.ts';
import type { Issuance } from '../../src/domain/issuance.ts';
import { placeOfTicket, voidTicket } from '../../src/domain/ticket.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Tickets } from '../../src/ports.ts';

/** What the tickets' table holds of orders: issuances, tickets, and its outbox. */
export const memoryTicketStore = () => ({
  issuances: new Map<OrderId, Issuance>(),
  tickets: new Map<OrderId, Ticket[]>(),
  told: [] as Message[],
});

export type MemoryTicketStore = ReturnType<typeof memoryTicketStore>;

/** As `dynamoTickets`; `test/integration/conformance.test.ts` holds the two against each other. */
export const memoryTickets = ({ issuances, tickets, told }: MemoryTicketStore, outbox: Outbox<Message>): Tickets => {
  const put = (issuance: Issuance): boolean => {
    if (issuances.has(issuance.orderId)) return false;
    issuances.set(issuance.orderId, issuance);
    return true;
  };
  const ticketsOf = (orderId: OrderId): Ticket[] => tickets.get(orderId) ?? [];

  /** One more version of an issuance. */
  const touch = (issuance: Issuance) => issuances.set(issuance.orderId, { ...issuance, version: issuance.version + 1 });

  const issueMissing = (orderId: OrderId, wanted: readonly Ticket[]): void => {
    const issuance = issuances.get(orderId);
    const own = ticketsOf(orderId);
    const missing = wanted.filter(({ ticketId }) => !own.some((ticket) => ticket.ticketId === ticketId));
    if (!issuance || !allows(voidIssuance, issuance.status) || missing.length === 0) return;
    touch(issuance);
    const all = [...own, ...missing];
    tickets.set(
      orderId,
      all.sort((one, other) => positionIn(one) - positionIn(other)),
    );
  };

  return {
    ofOrder: (orderId) => Promise.resolve({ issuance: issuances.get(orderId), tickets: ticketsOf(orderId) }),

    find: async (ticketId) => {
      await Promise.resolve();
      const place = placeOfTicket(ticketId);
      return place && ticketsOf(place.orderId).find((ticket) => ticket.ticketId === ticketId);
    },

    issue: async (order) => {
      await Promise.resolve();
      const { orderId, event } = order;
      const wanted = order.tickets.map((ticket): Ticket => ({ ...ticket, orderId, eventId: event.eventId, status: 'valid' }));
      if (!put({ orderId, status: 'issued', version: 1 })) {
        issueMissing(orderId, wanted);
        return;
      }
      tickets.set(orderId, wanted);
      told.push(outbox.event(ticketIssued, { subject: orderId, version: 1, data: order }));
    },

    markRendered: async (order, { orderId, version }) => {
      await Promise.resolve();
      const stored = issuances.get(orderId);
      if (!stored || !allows(renderIssuance, stored.status)) return;
      issuances.set(orderId, { ...stored, status: 'rendered', version: stored.version + 1 });
      told.push(outbox.event(ticketRendered, { subject: orderId, version: version + 1, data: order }));
    },

    forbid: (orderId) => Promise.resolve(put({ orderId, status: 'void', version: 1 })),

    voidOne: async ({ ticketId, orderId, eventId }) => {
      await Promise.resolve();
      const issuance = issuances.get(orderId);
      const own = ticketsOf(orderId);
      if (!own.some((ticket) => ticket.ticketId === ticketId && allows(voidTicket, ticket.status))) return;
      if (issuance) touch(issuance);
      tickets.set(
        orderId,
        own.map((ticket) => (ticket.ticketId === ticketId ? { ...ticket, status: 'void' } : ticket)),
      );
      const version = (issuance?.version ?? 0) + 1;
      told.push(outbox.event(ticketVoided, { subject: orderId, version, data: { orderId, eventId, ticketIds: [ticketId] } }));
    },

    void: async ({ orderId, version }, eventId, ticketIds) => {
      await Promise.resolve();
      const stored = issuances.get(orderId);
      const isVoided = ({ ticketId }: Ticket): boolean => ticketIds.includes(ticketId);
      const own = ticketsOf(orderId);
      if (stored?.version !== version || !allows(voidIssuance, stored.status)) return false;
      if (!own.filter(isVoided).every((ticket) => allows(voidTicket, ticket.status))) return false;
      issuances.set(orderId, { ...stored, status: 'void', version: stored.version + 1 });
      tickets.set(
        orderId,
        own.map((ticket) => (isVoided(ticket) ? { ...ticket, status: 'void' } : ticket)),
      );
      const data = { orderId, eventId, ticketIds: [...ticketIds] };
      if (ticketIds.length > 0) told.push(outbox.event(ticketVoided, { subject: orderId, version: version + 1, data }));
      return true;
    },
  };
};

const positionIn = ({ ticketId }: Ticket): number => placeOfTicket(ticketId)?.position ?? 0;
