import type { EventOf } from '@onsale/contracts/event';
import type { orderOverpaid } from '@onsale/contracts/orders/events';
import { mailOf } from '../domain/mail.ts';
import { surplusLetter } from '../domain/surplus-letter.ts';
import type { Deliveries, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/** Tells a buyer that what was paid too much goes back; once a surplus, however often orders tells of it. */
export const mailSurplus =
  (ports: { deliveries: Deliveries; mailer: Mailer }) =>
  ({ data }: EventOf<typeof orderOverpaid>): Promise<void> =>
    sendOnce(ports, data.toldBy, () => mailOf(data.toldBy, data.buyer, surplusLetter(data)));
