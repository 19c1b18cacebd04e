import type { listTicketFacts as contract } from '@onsale/contracts/tickets/api';
import type { UseCase } from '@onsale/contracts/use-case';
import type { TicketFacts } from '../ports.ts';

/** A page of all tickets, for whoever holds them against orders. */
export const listTicketFacts =
  ({ facts }: { readonly facts: TicketFacts }): UseCase<typeof contract> =>
  ({ cursor, eventId }) =>
    facts.page(cursor, eventId);
