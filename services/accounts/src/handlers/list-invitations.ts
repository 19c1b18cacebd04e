import { listInvitations } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { ownOrganizer } from '../use-cases/own-organizer.ts';

const { accounts, invitations } = composition();

export const handler = httpHandler(listInvitations, async ({ organizerId, ...page }, { caller }) => {
  const organizer = await ownOrganizer(accounts, organizerId, caller);
  return organizer.ok ? invitations.list(organizerId, page) : organizer;
});
