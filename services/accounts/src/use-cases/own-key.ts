import { refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { ApiKeys } from '../ports.ts';

/** The key that somebody calls with, as it is now; people have none. Whoever was let in with a key that is gone by now makes nothing more. */
export const ownKey = async (apiKeys: Pick<ApiKeys, 'find'>, { organizerId, keyId }: Caller) => {
  if (keyId === undefined) return ok(undefined);
  const key = await apiKeys.find(organizerId, keyId);
  return key?.state === 'active' ? ok(key) : refusal('unauthenticated', { detail: 'This key was revoked or has expired' });
};
