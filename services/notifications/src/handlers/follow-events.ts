import { memberInvited } from '@onsale/contracts/accounts/events';
import { webhookFacts } from '@onsale/contracts/notifications/webhook-facts';
import type { WebhookType } from '@onsale/contracts/notifications/webhook-facts';
import { orderCancelled, orderLinkMade, orderOverpaid, orderRefunding } from '@onsale/contracts/orders/events';
import { ticketRendered } from '@onsale/contracts/tickets/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { fanOut } from '../use-cases/fan-out.ts';
import { mailCancellation } from '../use-cases/mail-cancellation.ts';
import { mailInvitation } from '../use-cases/mail-invitation.ts';
import { mailOrderLink } from '../use-cases/mail-order-link.ts';
import { mailRefund } from '../use-cases/mail-refund.ts';
import { mailSurplus } from '../use-cases/mail-surplus.ts';
import { mailTickets } from '../use-cases/mail-tickets.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const ports = composition();
const tell = fanOut(webhooksComposition());
const types = Object.keys(webhookFacts) as WebhookType[]; // the keys of a constant

/** Webhooks first: a mail server that is down holds up no delivery. */
export const handler = eventHandler([
  ...types.map((type) => on(webhookFacts[type].of, tell(type))),
  on(ticketRendered, mailTickets(ports)),
  on(orderRefunding, mailRefund(ports)),
  on(orderCancelled, mailCancellation(ports)),
  on(orderOverpaid, mailSurplus(ports)),
  on(memberInvited, mailInvitation(ports)),
  on(orderLinkMade, mailOrderLink(ports)),
]);
