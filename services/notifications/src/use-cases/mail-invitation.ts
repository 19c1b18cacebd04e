import type { memberInvited } from '@onsale/contracts/accounts/events';
import type { EventOf } from '@onsale/contracts/event';
import { invitationLetter } from '../domain/invitation-letter.ts';
import { mailOf } from '../domain/mail.ts';
import type { Deliveries, Mailer } from '../ports.ts';
import { sendOnce } from './send-once.ts';

/** Brings somebody the code by which they become a member of a team. */
export const mailInvitation =
  (ports: { deliveries: Deliveries; mailer: Mailer }) =>
  ({ id, data }: EventOf<typeof memberInvited>): Promise<void> =>
    sendOnce(ports, id, () => mailOf(id, { name: '', email: data.email }, invitationLetter(data)));
