import type { EventOf } from '@onsale/contracts/event';
import type { orderCancelled } from '@onsale/contracts/orders/events';
import { cancelledLetter } from '../domain/cancelled-letter.ts';
import { mailOf } from '../domain/mail.ts';
import type { Deliveries, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/** Tells a buyer who has paid nothing that the event is cancelled. */
export const mailCancellation =
  (ports: { deliveries: Deliveries; mailer: Mailer }) =>
  ({ id, data }: EventOf<typeof orderCancelled>): Promise<void> =>
    sendOnce(ports, id, () => mailOf(id, data.buyer, cancelledLetter(data)));
