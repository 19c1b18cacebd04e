import { scanTicket as contract } from '@onsale/contracts/tickets/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { scanTicket } from '../use-cases/scan-ticket.ts';

export const handler = httpHandler(contract, scanTicket(composition()));
