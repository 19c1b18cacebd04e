import { orderCancelled, orderConfirmed, orderRefunding } from '@onsale/contracts/orders/events';
import { on } from '@onsale/runtime/queue-handler';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { newPrivateKey, signingKeyOf } from '../../services/tickets/src/domain/ticket-code.ts';
import type { Documents, TicketKeys, Tickets } from '../../services/tickets/src/ports.ts';
import { issueTickets } from '../../services/tickets/src/use-cases/issue-tickets.ts';
import { voidTickets } from '../../services/tickets/src/use-cases/void-tickets.ts';
import { memoryTickets, memoryTicketStore } from '../../services/tickets/test/memory/memory-tickets.ts';
import type { Chaos } from '../chaos.ts';
import { deployment } from '../deployment.ts';
import type { Told } from './told.ts';

type Ports = { readonly tickets: Tickets; readonly keys: TicketKeys; readonly documents: Documents };

const signingKey = signingKeyOf(newPrivateKey());
const keys: TicketKeys = { signingKey: () => Promise.resolve(signingKey), publicKey: () => Promise.resolve(undefined) };

/** Drawing comes after all that is looked at here. */
const documents: Documents = {
  store: () => Promise.reject(new Error('Nothing is drawn in a simulation')),
  linkTo: () => Promise.reject(new Error('Nothing is drawn in a simulation')),
};

/** Tickets as it runs, as far as an order's end needs it. */
export const ticketsService = (chaos: Chaos) => {
  const stored = memoryTicketStore();
  const outbox = memoryOutbox(chaos.clock, 'tickets');
  const functions = deployment(chaos, ({ through }): Ports => ({
    tickets: through('tickets', memoryTickets(stored, outbox)),
    keys,
    documents,
  }));
  const told: Told = {
    messages: stored.told,
    consumers: [
      on(orderConfirmed, (event) => functions.run(issueTickets, event)),
      on(orderRefunding, (event) => functions.run(voidTickets, event)),
      on(orderCancelled, (event) => functions.run(voidTickets, event)),
    ],
    tasks: {},
  };
  return { functions, stored, told };
};

export type TicketsService = ReturnType<typeof ticketsService>;
