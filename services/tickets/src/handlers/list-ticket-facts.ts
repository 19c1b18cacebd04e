import { listTicketFacts as contract } from '@onsale/contracts/tickets/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { facts } from '../composition.ts';
import { listTicketFacts } from '../use-cases/list-ticket-facts.ts';

export const handler = httpHandler(contract, listTicketFacts({ facts: facts() }));
