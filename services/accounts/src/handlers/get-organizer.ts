import { getOrganizer } from '@onsale/contracts/accounts/api';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';

const { accounts } = composition();

export const handler = httpHandler(getOrganizer, async ({ organizerId }, { caller }) => {
  const organizer = organizerId === caller.organizerId ? await accounts.findOrganizer(organizerId) : undefined;
  return organizer ? ok(organizer) : refusal('organizer-not-found');
});
