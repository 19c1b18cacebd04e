import { getMe } from '@onsale/contracts/accounts/api';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { withPermissions } from '../use-cases/with-permissions.ts';

const { memberships } = composition();

export const handler = httpHandler(getMe, async (_, { personId }) => {
  const organizers = await memberships.list(personId);
  return ok({ personId, organizers: organizers.map(withPermissions) });
});
