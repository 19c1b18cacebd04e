import { eventPublished } from '@onsale/contracts/catalog/events';
import { orderCancelled, orderConfirmed, orderRefunding } from '@onsale/contracts/orders/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { createCheckInList } from '../use-cases/create-check-in-list.ts';
import { issueTickets } from '../use-cases/issue-tickets.ts';
import { voidTickets } from '../use-cases/void-tickets.ts';

const ports = composition();

export const handler = eventHandler([
  on(eventPublished, createCheckInList(ports)),
  on(orderConfirmed, issueTickets(ports)),
  on(orderRefunding, voidTickets(ports)),
  on(orderCancelled, voidTickets(ports)),
]);
