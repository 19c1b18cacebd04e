import { orderCancelled, orderOverpaid, orderRefunding } from '@onsale/contracts/orders/events';
import { ticketRendered } from '@onsale/contracts/tickets/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { mailCancellation } from '../use-cases/mail-cancellation.ts';
import { mailRefund } from '../use-cases/mail-refund.ts';
import { mailSurplus } from '../use-cases/mail-surplus.ts';
import { mailTickets } from '../use-cases/mail-tickets.ts';

const ports = composition();

export const handler = eventHandler([
  on(ticketRendered, mailTickets(ports)),
  on(orderRefunding, mailRefund(ports)),
  on(orderCancelled, mailCancellation(ports)),
  on(orderOverpaid, mailSurplus(ports)),
]);
