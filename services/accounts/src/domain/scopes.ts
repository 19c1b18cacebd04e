import type { Permission } from '@onsale/contracts/permissions';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';

/** What a new key may do: what is wanted, each once, or all that its giver may. Nobody gives more than they have: the error is what that would be. */
export const grantedScopes = (
  wanted: readonly Permission[] | undefined,
  givers: readonly Permission[],
): Result<Permission[], Permission[]> => {
  const scopes = [...new Set(wanted ?? givers)];
  const missing = scopes.filter((scope) => !givers.includes(scope));
  return missing.length > 0 ? err(missing) : ok(scopes);
};
