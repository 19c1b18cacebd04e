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

/** Which of the origins no page can have that uses a key of this mode, if any. Plain http proves nobody, so it is for trying out. */
export const originFault = (origins: readonly string[], mode: ApiKey['mode']): { field: string; detail: string } | undefined => {
  const wrong = origins.findIndex((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong >= 0)
    return { field: `allowedOrigins.${wrong}`, detail: 'is not an origin as browsers write it, without its usual port' };
  const plain = mode === 'test' ? -1 : origins.findIndex((origin) => origin.startsWith('http:'));
  return plain < 0 ? undefined : { field: `allowedOrigins.${plain}`, detail: 'must be https: plain http is for test keys' };
};

type Ending = { readonly expiresAt?: string | undefined };

/** Does a key work longer than another? */
export const outlasts = (key: Ending, other: Ending | undefined): boolean =>
  other?.expiresAt !== undefined && (key.expiresAt === undefined || Date.parse(key.expiresAt) > Date.parse(other.expiresAt));
