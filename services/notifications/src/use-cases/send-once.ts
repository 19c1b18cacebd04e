import type { Mail } from '../domain/mail.ts';
import type { Deliveries, Mailer } from '../ports.ts';

/**
 * Sends the mail about an event unless that was done before. No mail server can send and tell us in one transaction, so a
 * crash between the two sends it twice, never not at all; both then carry the same Message-ID.
 */
export const sendOnce = async (
  { deliveries, mailer }: { deliveries: Deliveries; mailer: Mailer },
  eventId: string,
  write: () => Mail | Promise<Mail>,
): Promise<void> => {
  if (await deliveries.has(eventId)) return;
  await mailer.send(await write());
  await deliveries.add(eventId);
};
