import { mendTicket as contract } from '@onsale/contracts/tickets/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { mendTicket } from '../use-cases/mend-ticket.ts';

export const handler = httpHandler(contract, mendTicket(composition()));
