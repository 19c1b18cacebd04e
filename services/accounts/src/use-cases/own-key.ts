import { refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { ApiKeys } from '../ports.ts';

/**
 * The key that somebody calls with, as the secret that they sent opens it now; people have none. Whoever was let in with what is gone by now
 * makes nothing more.
 */
export const ownKey = async (apiKeys: Pick<ApiKeys, 'open'>, { organizerId, keyId, keyVersion = 1 }: Caller) => {
  if (keyId === undefined) return ok(undefined);
  const key = await apiKeys.open(organizerId, keyId, keyVersion);
  return key ? ok(key) : refusal('unauthenticated', { detail: 'This key was revoked or has expired' });
};
