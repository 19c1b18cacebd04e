import { getMe } from '@onsale/contracts/accounts/api';
import { permissionsOf } from '@onsale/contracts/permissions';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';

const { memberships } = composition();

export const handler = httpHandler(getMe, async (_, { personId }) => {
  const organizers = await memberships.list(personId);
  return ok({ personId, organizers: organizers.map((each) => ({ ...each, permissions: permissionsOf(each.role) })) });
});
