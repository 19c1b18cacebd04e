import { listOrderTickets as contract } from '@onsale/contracts/tickets/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { documentsComposition } from '../documents-composition.ts';
import { listOrderTickets } from '../use-cases/list-order-tickets.ts';

export const handler = httpHandler(contract, listOrderTickets(documentsComposition()));
