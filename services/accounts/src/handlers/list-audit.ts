import { listAudit } from '@onsale/contracts/accounts/audit';
import { httpHandler } from '@onsale/runtime/http-handler';
import { auditComposition } from '../audit-composition.ts';
import { ownLiveOrganizer } from '../use-cases/own-organizer.ts';

const { accounts, audit } = auditComposition();

export const handler = httpHandler(listAudit, async ({ organizerId, ...page }, { caller }) => {
  const organizer = await ownLiveOrganizer(accounts, organizerId, caller, 'The audit tells of all that is live');
  return organizer.ok ? audit.list(organizerId, page) : organizer;
});
