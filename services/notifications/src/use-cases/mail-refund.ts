import type { EventOf } from '@onsale/contracts/event';
import type { orderRefunding } from '@onsale/contracts/orders/events';
import { mailOf } from '../domain/mail.ts';
import { refundLetter } from '../domain/refund-letter.ts';
import type { Deliveries, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/** Tells a buyer that the order could not be fulfilled and that the money goes back. */
export const mailRefund =
  (ports: { deliveries: Deliveries; mailer: Mailer }) =>
  ({ id, data }: EventOf<typeof orderRefunding>): Promise<void> =>
    sendOnce(ports, id, () => mailOf(id, data.buyer, refundLetter(data)));
