import { listMembers } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { ownOrganizer } from '../use-cases/own-organizer.ts';

const { accounts, team } = composition();

export const handler = httpHandler(listMembers, async ({ organizerId, ...page }, { caller }) => {
  const organizer = await ownOrganizer(accounts, organizerId, caller);
  return organizer.ok ? team.list(organizerId, page) : organizer;
});
