import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { Permission } from '@onsale/contracts/permissions';

/**
 * A key as it is kept. Without scopes of its own it has all that there are, also those that come with later versions: an organizer's
 * first key.
 */
export type KeptApiKey = Omit<ApiKey, 'scopes' | 'state'> & { readonly scopes?: Permission[] };

/** Does a key still work at that moment, in milliseconds since 1970? */
export const stateAt = ({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: number): ApiKey['state'] =>
  expiresAt === undefined || now < Date.parse(expiresAt) ? 'active' : 'expired';

const longestLife = 2 * 366 * 24 * 60 * 60 * 1000; // milliseconds

/** Why a key that is made `now` cannot end then, if so. */
export const expiryFault = (expiresAt: string, now: number): string | undefined => {
  const life = Date.parse(expiresAt) - now;
  if (life <= 0) return 'must lie in the future';
  return life > longestLife ? 'must be at most two years ahead' : undefined;
};

/**
 * When a new key ends: what is wanted, or with the key that makes it. `refused`: it would outlast that one, and so would make it last for ever.
 */
export const grantedExpiry = (
  wanted: string | undefined,
  maker: Pick<ApiKey, 'expiresAt'> | undefined,
): { readonly expiresAt?: string } | 'refused' => {
  const expiresAt = wanted ?? maker?.expiresAt;
  if (expiresAt === undefined) return {};
  return maker?.expiresAt !== undefined && Date.parse(expiresAt) > Date.parse(maker.expiresAt) ? 'refused' : { expiresAt };
};
