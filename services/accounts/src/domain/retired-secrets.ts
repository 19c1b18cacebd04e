import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { outlasts } from './api-key.ts';

/** A secret that was a key's, and still works until then. */
export type RetiredSecret = {
  readonly secretHash: string;
  /** RFC 3339. */
  readonly until: string;
  /** The gateway's key of the same value, where the key has a plan. */
  readonly gatewayKeyId?: string | undefined;
};

/** More than it takes to repeat a rotation whose answer was lost. */
const mostRetired = 3;

export type Retirement = { readonly still: readonly RetiredSecret[]; readonly ended: readonly RetiredSecret[] };

/**
 * What becomes of older secrets, the newest first, when at `now` the first of them is replaced: each works until its own end, at the latest
 * until `until` (both in milliseconds since 1970). Undefined: too many would.
 */
export const retire = (secrets: readonly RetiredSecret[], now: number, until: number): Retirement | undefined => {
  const ends = secrets.map((each) => ({ ...each, until: new Date(Math.min(Date.parse(each.until), until)).toISOString() }));
  const still = ends.filter((each) => now < Date.parse(each.until));
  if (still.length > mostRetired) return undefined;
  return { still, ended: ends.filter((each) => !still.includes(each)) };
};

/** A key as one of its secrets opens it. It ends with that secret, where the key does not end before. */
export type OpenedKey = ApiKey & {
  /** Which of its secrets that is, counted from 1. */
  readonly version: number;
  /** It was rotated away, and still works. */
  readonly isRetired: boolean;
};

/** Undefined: this key, or this secret of it, has ended. Old secrets end in the order in which they were replaced. */
export const openedBy = (version: number, key: ApiKey, newestVersion: number): OpenedKey | undefined => {
  if (key.state !== 'active') return undefined;
  const isRetired = version !== newestVersion;
  const until = isRetired ? key.oldSecretsUntil?.[newestVersion - version - 1] : undefined;
  if (isRetired && until === undefined) return undefined;
  return { ...key, version, isRetired, ...(outlasts(key, { expiresAt: until }) && { expiresAt: until }) };
};
