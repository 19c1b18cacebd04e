import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { Permission } from '@onsale/contracts/permissions';

/**
 * A key as it is kept. Without scopes of its own it has all that there are, also those that come with later versions: an organizer's
 * first key.
 */
export type KeptApiKey = Omit<ApiKey, 'scopes' | 'state' | 'mode' | 'lastUsedAt' | 'oldSecretsUntil'> & {
  readonly scopes?: Permission[];
  /** Live, unless said. */
  readonly mode?: ApiKey['mode'];
};

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

type Ending = { readonly expiresAt?: string | undefined };

/** Does a key work longer than another? */
export const outlasts = (key: Ending, other: Ending | undefined): boolean =>
  other?.expiresAt !== undefined && (key.expiresAt === undefined || Date.parse(key.expiresAt) > Date.parse(other.expiresAt));
