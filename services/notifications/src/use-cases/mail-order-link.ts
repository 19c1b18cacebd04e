import type { EventOf } from '@onsale/contracts/event';
import type { orderLinkMade } from '@onsale/contracts/orders/events';
import type { Clock } from '@onsale/kernel/clock';
import { mailOf } from '../domain/mail.ts';
import { orderLinkLetter } from '../domain/order-link-letter.ts';
import type { Deliveries, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/**
 * Brings a buyer the link to all orders; none that works no more, where mails were held up for so long. It names nobody: the name is what somebody
 * typed into an order, and whoever knows the address can have this mail sent.
 */
export const mailOrderLink =
  ({ clock, ...ports }: { deliveries: Deliveries; mailer: Mailer; clock: Clock }) =>
  async ({ id, data }: EventOf<typeof orderLinkMade>): Promise<void> => {
    if (clock.now() >= Date.parse(data.expiresAt)) return;
    await sendOnce(ports, id, () => mailOf(id, { name: '', email: data.buyer.email }, orderLinkLetter(data)));
  };
