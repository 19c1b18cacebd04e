import { permissionsOf } from '@onsale/contracts/permissions';
import type { Role } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { grantedScopes } from '../domain/scopes.ts';

/** Nobody makes a member, or changes one, who may do what they may not themselves. */
export const mayGive = ({ scopes }: Caller, role: Role) => {
  const granted = grantedScopes(permissionsOf(role), scopes);
  if (granted.ok) return ok(undefined);
  return refusal('forbidden', {
    field: 'role',
    detail: `You may do nothing about this role: it includes ${granted.error.join(', ')}`,
  });
};
