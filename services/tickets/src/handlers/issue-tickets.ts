import { orderConfirmed } from '@onsale/contracts/orders/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { issueTickets } from '../use-cases/issue-tickets.ts';

export const handler = eventHandler([on(orderConfirmed, issueTickets(composition()))]);
