import { orderRefunding } from '@onsale/contracts/orders/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { voidTickets } from '../use-cases/void-tickets.ts';

export const handler = eventHandler([on(orderRefunding, voidTickets(composition()))]);
