import type { Membership as DescribedMembership } from '@onsale/contracts/accounts/api';
import { permissionsOf } from '@onsale/contracts/permissions';
import type { Membership } from '../ports.ts';

/** A membership with what its role may do. */
export const withPermissions = (membership: Membership): DescribedMembership => ({
  ...membership,
  permissions: permissionsOf(membership.role),
});
