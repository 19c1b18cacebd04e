import type { EventOf } from '@onsale/contracts/event';
import type { ticketRendered } from '@onsale/contracts/tickets/events';
import { mailOf } from '../domain/mail.ts';
import { ticketsLetter } from '../domain/tickets-letter.ts';
import type { Deliveries, Documents, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/** Confirms an order to its buyer, with the tickets attached. */
export const mailTickets =
  ({ documents, ...ports }: { deliveries: Deliveries; documents: Documents; mailer: Mailer }) =>
  ({ id, data }: EventOf<typeof ticketRendered>): Promise<void> =>
    sendOnce(ports, id, async () => {
      const pdf = {
        filename: `tickets-${data.orderId}.pdf`,
        contentType: 'application/pdf',
        content: await documents.read(data.pdf),
      };
      return mailOf(id, data.buyer, ticketsLetter(data), [pdf]);
    });
